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
	siteFile string
	list     bool
}

func newDemo() *cobra.Command {
	var o demoOptions
	c := &cobra.Command{
		Use:   "demo",
		Short: "在本机提供一个演示用的市政府门户网站，可按名称打开各种问题",
		Long: `Serves the demonstration portal of an invented city on loopback, with the named
defects switched on. It answers for the official hosts that its pages link to
as well. Audit it under its own name with --resolve '*:80:ADDRESS'.

Exit codes: 0 stopped by a signal, 2 usage.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c, o) },
	}
	c.Flags().StringVar(&o.listen, "listen", "127.0.0.1:8090", "address to serve on; port 0 takes a free one")
	c.Flags().StringSliceVar(&o.defects, "defects", []string{"none"}, "defects by finding code, all or none")
	c.Flags().StringVar(&o.siteFile, "site-file", "", "write the portal's registry row here")
	c.Flags().BoolVar(&o.list, "list", false, "list the defects and end")
	return c
}

func runDemo(c *cobra.Command, o demoOptions) error {
	if o.list {
		for _, d := range portal.Defects() {
			say(c.OutOrStdout(), "%-40s %s\n", d.Code, d.Title)
		}
		return nil
	}
	site, err := portal.New(portal.Options{AsOf: time.Now(), Defects: o.defects})
	if err != nil {
		return usage("--defects: %w", err)
	}
	if o.siteFile != "" {
		if err := writeSite(o.siteFile, site); err != nil {
			return usage("--site-file: %w", err)
		}
	}
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return usage("--listen: %w", err)
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
