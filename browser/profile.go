package browser

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

const (
	profilePrefix = "wangjian-profile-"
	profileLock   = "wangjian.lock"
)

// makeProfile makes a fresh profile folder and locks it. The lock ends with
// the program, however that ends.
func makeProfile() (folder string, lock *os.File, err error) {
	folder, err = os.MkdirTemp("", profilePrefix)
	if err != nil {
		return "", nil, err
	}
	if lock, err = lockProfile(folder); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(folder))
	}
	return folder, lock, nil
}

func lockProfile(folder string) (*os.File, error) {
	lock, err := os.OpenFile(filepath.Join(folder, profileLock), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return lock, nil
}

// reapProfiles removes the profile folders that programs left behind which
// ended without doing so themselves. Those in use, and those of other users,
// cannot be locked and are left alone.
func reapProfiles() {
	folders, err := filepath.Glob(filepath.Join(os.TempDir(), profilePrefix+"*"))
	if err != nil {
		return // no folder has such a name
	}
	for _, folder := range folders {
		lock, err := lockProfile(folder)
		if err != nil {
			continue
		}
		// What cannot be removed now is tried again by the next program.
		_ = errors.Join(os.RemoveAll(folder), lock.Close())
	}
}
