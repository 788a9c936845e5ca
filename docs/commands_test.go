package docs

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// program builds wangjian and returns a way to ask it for help, in English.
func program(t *testing.T) (help func(arguments ...string) string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "wangjian")
	build := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", binary, root+"/cmd/wangjian")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build wangjian: %v\n%s", err, out)
	}
	return func(arguments ...string) string {
		out, err := exec.CommandContext(t.Context(), binary, append(arguments, "--help", "--lang", "en")...).Output()
		if err != nil {
			t.Fatalf("wangjian %s --help: %v", strings.Join(arguments, " "), err)
		}
		return string(out)
	}
}

var (
	helpCommand = regexp.MustCompile(`(?m)^  ([a-z]+) {2,}\S`)
	helpFlag    = regexp.MustCompile(`(?m)^ +(?:-\w, )?--([a-z-]+)\b(.*)$`)
	helpDefault = regexp.MustCompile(`\(default "?\[?(.*?)\]?"?\)$`)
	helpCodes   = regexp.MustCompile(`(?s)\nExit codes:\n(.*)$`)
	helpCode    = regexp.MustCompile(`(?m)^  (\d+) {2,}\S`)

	commandPart = regexp.MustCompile("(?m)^### `wangjian ([a-z]+)[^`]*`$")
	nextPart    = regexp.MustCompile(`(?m)^##`)
	flagRow     = regexp.MustCompile("(?m)^\\| `--([a-z-]+)` \\|([^|]*)\\|")
	codeOfExit  = regexp.MustCompile(`(?m)^\| (\d+) \|`)
	anyFlag     = regexp.MustCompile(`--([a-z][a-z-]+)`)
)

// commands lists the commands that the program offers, help itself left out.
func commands(help string) []string {
	list := under(help, "Commands:")
	var names []string
	for _, found := range helpCommand.FindAllStringSubmatch(list, -1) {
		if found[1] != "help" {
			names = append(names, found[1])
		}
	}
	return names
}

// under returns what a help lists under a heading.
func under(help, heading string) string {
	_, list, _ := strings.Cut(help, "\n"+heading+"\n")
	list, _, _ = strings.Cut(list, "\n\n")
	return list
}

// ownFlags and sharedFlags head the flags of one command and of all.
const (
	ownFlags    = "Flags:"
	sharedFlags = "Flags of every command:"
)

// flags returns the defaults of the flags under a heading by name, help itself
// left out; the default is empty where the help names none.
func flags(help, heading string) map[string]string {
	defaults := map[string]string{}
	for _, found := range helpFlag.FindAllStringSubmatch(under(help, heading), -1) {
		if found[1] == "help" {
			continue
		}
		defaults[found[1]] = ""
		if named := helpDefault.FindStringSubmatch(found[2]); named != nil {
			defaults[found[1]] = named[1]
		}
	}
	return defaults
}

// parts returns what a README says of each command, by its name.
func parts(readme string) map[string]string {
	byName := map[string]string{}
	for _, place := range commandPart.FindAllStringSubmatchIndex(readme, -1) {
		text := readme[place[1]:]
		if end := nextPart.FindStringIndex(text); end != nil {
			text = text[:end[0]]
		}
		byName[readme[place[2]:place[3]]] = text
	}
	return byName
}

// beforeParts returns what a README says before it tells of the first command.
func beforeParts(readme string) string {
	if first := commandPart.FindStringIndex(readme); first != nil {
		return readme[:first[0]]
	}
	return readme
}

func TestTheDocumentsTellWhatTheProgramCan(t *testing.T) {
	help := program(t)
	names := commands(help())
	if len(names) == 0 {
		t.Fatalf("no commands in\n%s", help())
	}
	t.Run("both READMEs name every command and flag", func(t *testing.T) { checkCommands(t, help, names) })
	t.Run("every exit code stands on its page and in both READMEs", func(t *testing.T) { checkExitCodes(t, help, names) })
}

func checkCommands(t *testing.T, help func(...string) string, names []string) {
	for _, readme := range readmes {
		text := read(t, readme)
		told := parts(text)
		shared := flags(help(), sharedFlags)
		checkFlags(t, readme+", every command", shared, beforeParts(text))
		known := []string{"help", "version"}
		for flag := range shared {
			known = append(known, flag)
		}
		for _, name := range names {
			wanted := flags(help(name), ownFlags)
			for flag := range wanted {
				known = append(known, flag)
			}
			checkFlags(t, readme+", "+name, wanted, told[name])
			delete(told, name)
		}
		for name := range told {
			t.Errorf("%s tells of the command %s, which wangjian does not have", readme, name)
		}
		for _, found := range anyFlag.FindAllStringSubmatch(withoutOtherPrograms(text), -1) {
			if !slices.Contains(known, found[1]) {
				t.Errorf("%s names --%s, which no command has", readme, found[1])
			}
		}
	}
}

// checkFlags compares the flags of a command with the table that tells them.
func checkFlags(t *testing.T, where string, wanted map[string]string, told string) {
	t.Helper()
	rows := map[string]string{}
	for _, row := range flagRow.FindAllStringSubmatch(told, -1) {
		rows[row[1]] = strings.Trim(strings.TrimSpace(row[2]), "`")
	}
	for flag, value := range wanted {
		got, found := rows[flag]
		switch {
		case !found:
			t.Errorf("%s: no row for --%s", where, flag)
		case value != "" && got != value:
			t.Errorf("%s: --%s has the default %q, want %q", where, flag, got, value)
		}
	}
	for flag := range rows {
		if _, found := wanted[flag]; !found {
			t.Errorf("%s: --%s does not exist", where, flag)
		}
	}
}

// withoutOtherPrograms leaves out the lines that call sha256sum.
func withoutOtherPrograms(text string) string {
	lines := strings.Split(text, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, "sha256sum ") }), "\n")
}

func checkExitCodes(t *testing.T, help func(...string) string, names []string) {
	for _, name := range names {
		said := helpCodes.FindStringSubmatch(help(name))
		if said == nil || !helpCode.MatchString(said[1]) {
			t.Errorf("wangjian %s --help tells no exit codes", name)
			continue
		}
		for _, page := range append([]string{"docs/exit-codes.md"}, readmes...) {
			var listed []string
			for _, row := range codeOfExit.FindAllStringSubmatch(read(t, page), -1) {
				listed = append(listed, row[1])
			}
			for _, code := range helpCode.FindAllStringSubmatch(said[1], -1) {
				if !slices.Contains(listed, code[1]) {
					t.Errorf("%s lists the exit codes %v; wangjian %s --help has %s too", page, listed, name, code[1])
				}
			}
		}
	}
}
