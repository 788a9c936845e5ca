package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"wangjian/evidence"
	"wangjian/fixtures/portal"
)

type demoOptions struct {
	listen   string
	defects  []string
	pages    int
	siteFile string
	asOf     string
	list     bool
}

func newDemo(l language) *cobra.Command {
	var o demoOptions
	c := &cobra.Command{
		Use:   "demo",
		Short: l.pick("运行演示用的市政府门户网站，可按代码打开各种问题", "serve a demonstration portal with defects by name"),
		Long: l.pick(`在本机运行一个虚构城市的演示门户网站，打开所列的问题。页面所链接的官方主机也由
它代为应答。用--resolve '*:80:ADDRESS'即可以其域名检查它。`,
			`Serves the demonstration portal of an invented city on loopback, with the named
defects switched on. It answers for the official hosts that its pages link to
as well. Audit it under its own name with --resolve '*:80:ADDRESS'.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    由信号结束，或已列出问题
  2    命令用法有误，或地址、文件不能使用`,
			`  0    stopped by a signal, or the defects were listed
  2    usage, or an address or file that cannot be used`)},
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c, o) },
	}
	c.Flags().StringVar(&o.listen, "listen", "127.0.0.1:8090", l.pick("监听地址`ADDRESS`；端口为0时自选空闲端口", "`ADDRESS` to serve on; port 0 takes a free one"))
	c.Flags().StringSliceVar(&o.defects, "defects", []string{"none"}, l.pick("要打开的问题`LIST`，以问题代码表示；all全部，none没有", "`LIST` of defects by finding code; all or none"))
	c.Flags().IntVar(&o.pages, "pages", 0, l.pick("网站约有多少`N`个网页；0为几百个", "about how many pages the portal has, `N`; 0 for a few hundred"))
	c.Flags().StringVar(&o.siteFile, "site-file", "", l.pick("将该网站的登记信息写入`FILE`", "write the portal's registry row to `FILE`"))
	c.Flags().StringVar(&o.asOf, "as-of", "", l.pick("网站内容截至的时间`TIME`（不写则为当前时间）", "`TIME` up to which the portal has been kept (default: now)"))
	c.Flags().BoolVar(&o.list, "list", false, l.pick("列出全部问题后结束", "list the defects and end"))
	return c
}

func runDemo(c *cobra.Command, o demoOptions) error {
	if o.list {
		for _, d := range portal.Defects() {
			say(c.OutOrStdout(), "%-40s %s\n", d.Code, d.Title)
		}
		return nil
	}
	if o.pages < 0 {
		return usage("--pages不能小于0", "--pages cannot be less than 0")
	}
	asOf, err := pastAsOf(o.asOf)
	if err != nil {
		return err
	}
	if asOf.IsZero() {
		asOf = time.Now()
	}
	site, err := portal.New(portal.Options{AsOf: asOf, Defects: o.defects, Pages: o.pages})
	if err != nil {
		return usage("--defects无效：%w", "--defects: %w", err)
	}
	if o.siteFile != "" {
		if err := writeSite(o.siteFile, site); err != nil {
			return usage("--site-file不能写入：%w", "--site-file: %w", err)
		}
	}
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return usage("--listen不能使用：%w", "--listen: %w", err)
	}
	server := &http.Server{Handler: site, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	say(c.OutOrStdout(), "ready http://%s host %s\n", listener.Addr(), site.Host())
	select {
	case err = <-served:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := server.Shutdown(ending); errors.Is(err, context.DeadlineExceeded) {
		return server.Close()
	}
	return nil
}

// writeSite writes what is registered of the portal as --site reads it.
func writeSite(file string, site *portal.Portal) error {
	r := site.Registered()
	data, err := yaml.Marshal(evidence.Site{
		Name: r.Name, URL: "http://" + r.Domain + "/", Domain: r.Domain, Code: r.Code, ICP: r.ICP,
		Police: strings.TrimSpace(r.Police), HostUnit: r.HostUnit, Table: "site-city",
	})
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
