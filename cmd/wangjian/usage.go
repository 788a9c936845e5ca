package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is an error of what the user typed or gave, in both languages.
type usageError struct {
	zh, en  error
	details []error // a line each
}

// usage makes a usageError of two formats for the same values. An error of
// another package is English and stays so, as the detail after the Chinese.
func usage(zh, en string, values ...any) error {
	return usageError{zh: fmt.Errorf(zh, values...), en: fmt.Errorf(en, values...)}
}

// usageOf is usage with what another package finds wrong: joined errors are a
// line each, those that can tell it in Chinese do.
func usageOf(problems error, zh, en string, values ...any) error {
	return usageError{fmt.Errorf(zh, values...), fmt.Errorf(en, values...), separate(problems)}
}

// separate takes joined errors apart.
func separate(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || errors.Join(joined.Unwrap()...).Error() != err.Error() {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, separate(one)...)
	}
	return all
}

func (e usageError) Error() string {
	return errors.Join(append([]error{e.en}, e.details...)...).Error()
}

func (e usageError) Unwrap() error { return e.en }

// in returns the lines of the error in one language.
func (e usageError) in(l language) []string {
	lines := []string{l.pick(e.zh.Error(), e.en.Error())}
	for _, detail := range e.details {
		text := detail.Error()
		if bilingual, ok := detail.(interface{ InChinese() string }); ok {
			text = l.pick(bilingual.InChinese(), text)
		}
		lines = append(lines, "  "+text)
	}
	return lines
}

// oneArgument makes a wrong number of arguments a usage error. The texts name
// what the argument is.
func oneArgument(zh, en string) cobra.PositionalArgs {
	return func(c *cobra.Command, arguments []string) error {
		if len(arguments) != 1 {
			return usage("%[1]s须给出一个%[2]s，现有%[4]d个", "%[1]s takes one %[3]s, not %[4]d", c.CommandPath(), zh, en, len(arguments))
		}
		return nil
	}
}

// noArguments makes any argument a usage error.
func noArguments(c *cobra.Command, arguments []string) error {
	if len(arguments) > 0 {
		return usage("%s之后多出“%s”", "%s takes no argument; there is %q", c.CommandPath(), arguments[0])
	}
	return nil
}

// noSuchCommand is the usage error of a first word that is no command.
func noSuchCommand(name string) error {
	return usage("没有“%s”这个命令，用wangjian --help查看各命令", "unknown command %q; `wangjian --help` lists them", name)
}

// flagError turns what is wrong with a flag into a usage error.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := dashed(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames())
		return usage("%[1]s没有参数%[2]s，用%[1]s --help查看各参数", "unknown flag %[2]s; `%[1]s --help` lists them", c.CommandPath(), name)
	case errors.As(err, &missing):
		name := dashed(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames())
		return usage("参数%s须给出值", "flag %s needs a value", name)
	case errors.As(err, &invalid):
		cause := invalid.Unwrap()
		if number := (*strconv.NumError)(nil); errors.As(cause, &number) {
			cause = number.Err // without the name of a Go function
		}
		return usage("--%s的值“%s”无效：%w", "--%s %q is invalid: %w", invalid.GetFlag().Name, invalid.GetValue(), cause)
	}
	return usage("参数有误：%w", "flags: %w", err)
}

// dashed writes a flag as it was typed: after one dash within shorthands.
func dashed(name, shorthands string) string {
	if shorthands != "" {
		return "-" + name
	}
	return "--" + name
}
