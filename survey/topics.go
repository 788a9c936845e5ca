package survey

// longestMemo is how many bytes of a text are remembered; longer ones name few topics.
const longestMemo = 200

// topicOf is the place of the first wanted topic that a text names and nothing opened does,
// -1 for none.
func (q *queue) topicOf(text string) int {
	if text == "" {
		return -1
	}
	for _, i := range q.topicsOf(text) {
		if q.sought[i] == 0 && q.tries[i] < q.values.Tries {
			return i
		}
	}
	return -1
}

// topicsOf are the places of all wanted topics that a text names. The links of a site bear
// the same texts on every page, so that a bounded number of texts is remembered.
func (q *queue) topicsOf(text string) []int {
	if named, known := q.topics[text]; known {
		return named
	}
	var named []int
	for i := range q.wants {
		if q.wants[i].Names(text) {
			named = append(named, i)
		}
	}
	if len(text) <= longestMemo {
		if len(q.topics) >= q.values.Texts {
			clear(q.topics)
		}
		q.topics[text] = named
	}
	return named
}
