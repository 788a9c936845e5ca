// Command wangjian audits government websites in a real browser and writes
// reports that prove what it found.
//
//	wangjian audit URL          survey a site, judge it, write reports and dossier
//	wangjian judge DIR/dossier  judge a stored dossier again, with assessors' marks
//	wangjian marks DIR/dossier  write the sheet for assessors' marks
//	wangjian media FILE         judge a unit's new media
//	wangjian result SITE MEDIA  compose the final result of both
//	wangjian catalog            print the indicator tables
//	wangjian demo               serve the demonstration portal
//
// Every command takes --lang zh|en, the language of terminal text (default
// zh), and --help, which ends with the exit codes of that command: 0 qualified
// or undetermined, 1 vetoed or unqualified, 2 usage or a folder that cannot be
// written, 3 the site could not be surveyed, 130 stopped.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// version is set by the build.
var version = "unversioned"

// Exit codes. A number never changes its meaning.
const (
	exitOK      = 0   // qualified or undetermined
	exitFailed  = 1   // vetoed or unqualified
	exitUsage   = 2   // usage, or a folder that cannot be written
	exitUnseen  = 3   // no page of the site was seen, or the survey could not be done
	exitStopped = 130 // stopped by a signal
)

// outcome is an error that only carries an exit code: what there was to say
// has been said.
type outcome int

func (o outcome) Error() string { return fmt.Sprintf("exit code %d", int(o)) }

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run executes one command line and returns its exit code. It alone turns
// errors into messages and codes.
func run(arguments []string, stdout, stderr io.Writer) int {
	lang, err := languageOf(arguments)
	if err == nil {
		root := newRoot(lang)
		root.SetArgs(arguments)
		root.SetOut(stdout)
		root.SetErr(stderr)
		err = root.ExecuteContext(context.Background())
	}
	var done outcome
	var bad usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &done):
		return int(done)
	case errors.As(err, &bad):
		lang.complain(stderr, bad.in(lang)...)
		return exitUsage
	}
	lang.complain(stderr, lang.pick("未能完成：", "could not finish: ")+err.Error())
	return exitUnseen
}

func newRoot(l language) *cobra.Command {
	root := &cobra.Command{
		Use: "wangjian [COMMAND]",
		Short: l.pick("网鉴：用真实的浏览器检查政府网站，出具附有截图证据的PDF报告",
			"wangjian (网鉴) audits government websites in a real browser and writes reports\nthat prove what it found"),
		Annotations: map[string]string{exitCodes: l.pick(`  0    合格或未能判定
  1    单项否决或不合格
  2    命令用法有误，或目录不能写入
  3    未能检查该网站
  130  被中止`,
			`  0    qualified or undetermined
  1    vetoed or unqualified
  2    usage, or a folder that cannot be written
  3    the site could not be surveyed
  130  stopped`)},
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return noSuchCommand(arguments[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(l.help)
	root.SetHelpCommand(newHelp(l))
	root.CompletionOptions.DisableDefaultCmd = true
	root.Flags().BoolP("version", "v", false, l.pick("显示版本", "print the version"))
	root.PersistentFlags().BoolP("help", "h", false, l.pick("显示说明", "print this help"))
	languageFlag(root.PersistentFlags(), l)
	root.AddCommand(newAudit(l), newJudge(l), newMarks(l), newMedia(l), newResult(l), newCatalog(l), newDemo(l))
	return root
}
