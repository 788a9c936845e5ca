// Command wangjian audits government websites in a real browser and writes
// reports that prove what it found.
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
	exitOK        = 0   // qualified or undetermined
	exitFailed    = 1   // vetoed or unqualified
	exitUsage     = 2   // usage, or a folder that cannot be written
	exitUnseen    = 3   // no page of the site was seen, or the survey could not be done
	exitStopped   = 130 // stopped by a signal
	exitCodesHelp = `
Exit codes: 0 qualified or undetermined, 1 vetoed or unqualified, 2 usage or a
folder that cannot be written, 3 the site could not be surveyed, 130 stopped.`
)

// outcome is an error that only carries an exit code: what there was to say
// has been said.
type outcome int

func (o outcome) Error() string { return fmt.Sprintf("exit code %d", int(o)) }

// usageError is an error of what the user typed.
type usageError struct{ error }

func usage(format string, values ...any) error { return usageError{fmt.Errorf(format, values...)} }

func (e usageError) Unwrap() error { return e.error }

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run executes one command line and returns its exit code. It alone turns
// errors into messages and codes.
func run(arguments []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(arguments)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(context.Background())
	var done outcome
	var bad usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &done):
		return int(done)
	case errors.As(err, &bad):
		say(stderr, "wangjian: %v\n", err)
		return exitUsage
	}
	say(stderr, "wangjian: %v\n", err)
	return exitUnseen
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "wangjian",
		Short:         "网鉴：用真实浏览器检查政府网站，出具可核验的PDF报告",
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return usage("unknown command %q; `wangjian --help` lists them", arguments[0])
			}
			return c.Help()
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(newAudit(), newJudge(), newDemo())
	return root
}

// oneArgument makes a wrong number of arguments a usage error.
func oneArgument(name string) cobra.PositionalArgs {
	return func(c *cobra.Command, arguments []string) error {
		if len(arguments) != 1 {
			return usage("%s takes one argument, %s, not %d", c.CommandPath(), name, len(arguments))
		}
		return nil
	}
}
