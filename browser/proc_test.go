package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// procStat is what the kernel tells of a process (proc(5)).
type procStat struct {
	pid, parent int
	state       string
	started     string // clock tick of its start, which tells it from a later one of the same id
	rss         int64  // bytes of resident memory
}

func stat(pid int) (procStat, bool) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return procStat{}, false
	}
	// The name, in parentheses, may hold anything.
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	if len(fields) < 22 {
		return procStat{}, false
	}
	parent, _ := strconv.Atoi(fields[1])
	pages, _ := strconv.ParseInt(fields[21], 10, 64)
	return procStat{pid: pid, parent: parent, state: fields[0], started: fields[19], rss: pages * int64(os.Getpagesize())}, true
}

// descendants returns the processes of the given ids and all that they started.
func descendants(pids ...int) []procStat {
	wanted := map[int]bool{}
	for _, pid := range pids {
		wanted[pid] = true
	}
	folders, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil
	}
	var all, found []procStat
	for _, folder := range folders {
		if pid, err := strconv.Atoi(filepath.Base(folder)); err == nil {
			if p, ok := stat(pid); ok {
				all = append(all, p)
			}
		}
	}
	for grown := true; grown; {
		grown = false
		for _, p := range all {
			if wanted[p.parent] && !wanted[p.pid] {
				wanted[p.pid], grown = true, true
			}
		}
	}
	for _, p := range all {
		if wanted[p.pid] {
			found = append(found, p)
		}
	}
	return found
}

// living returns those of the processes that still run.
func living(processes []procStat) []int {
	var left []int
	for _, p := range processes {
		if now, ok := stat(p.pid); ok && now.started == p.started && now.state != "Z" && now.state != "X" {
			left = append(left, p.pid)
		}
	}
	return left
}

// residentMemory sums the memory of processes; shared pages count in each.
func residentMemory(processes []procStat) int64 {
	var sum int64
	for _, p := range processes {
		sum += p.rss
	}
	return sum
}
