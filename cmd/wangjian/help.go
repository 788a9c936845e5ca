package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// exitCodes is the annotation under which a command keeps what its exit codes
// mean, one a line.
const exitCodes = "exit codes"

// newHelp makes the command that tells about the others.
func newHelp(l language) *cobra.Command {
	return &cobra.Command{
		Use:         "help [COMMAND]",
		Short:       l.pick("说明一个命令", "tell about a command"),
		Annotations: map[string]string{exitCodes: l.pick("  0    已说明\n  2    没有这个命令", "  0    told\n  2    no such command")},
		RunE: func(c *cobra.Command, arguments []string) error {
			told, rest, err := c.Root().Find(arguments)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return noSuchCommand(rest[0])
			}
			return told.Help()
		},
	}
}

// help prints what a command does, its flags and its exit codes.
func (l language) help(c *cobra.Command, _ []string) {
	w := c.OutOrStdout()
	about := c.Long
	if about == "" {
		about = c.Short
	}
	say(w, "%s\n\n%s\n  %s\n", about, l.pick("用法：", "Usage:"), strings.Replace(c.UseLine(), "[flags]", l.pick("[参数]", "[flags]"), 1))
	if c.HasAvailableSubCommands() {
		say(w, "\n%s\n", l.pick("命令：", "Commands:"))
		for _, command := range c.Commands() {
			say(w, "  %-8s %s\n", command.Name(), command.Short)
		}
	}
	if own := c.LocalNonPersistentFlags(); own.HasAvailableFlags() {
		say(w, "\n%s\n%s", l.pick("参数：", "Flags:"), l.flags(own))
	}
	say(w, "\n%s\n%s", l.pick("通用参数：", "Flags of every command:"), l.flags(c.Root().PersistentFlags()))
	say(w, "\n%s\n%s\n", l.pick("退出码：", "Exit codes:"), c.Annotations[exitCodes])
}

// flagDefault is how pflag writes the default of a flag.
var flagDefault = regexp.MustCompile(`(?m) \(default (.*)\)$`)

// flags lists flags with their usage and defaults, one a line.
func (l language) flags(set *pflag.FlagSet) string {
	return flagDefault.ReplaceAllString(set.FlagUsages(), l.pick("（默认$1）", " (default $1)"))
}
