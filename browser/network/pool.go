package network

import "sync"

// pool keeps values to be used again; it makes zero values when it has none.
type pool[T any] struct{ free sync.Pool }

func (p *pool[T]) get() *T {
	if value, ok := p.free.Get().(*T); ok {
		return value
	}
	return new(T)
}

func (p *pool[T]) put(value *T) { p.free.Put(value) }
