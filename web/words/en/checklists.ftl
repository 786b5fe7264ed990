### Checklists of the watch.

nav-checklists = Checklists
checklists-title = Checklists
checklists-all = All checklists
checklists-says = Written in the settings of this node. Each step is answered, and each answer stands in the journal.
checklists-none = There is no such checklist.
checklists-steps = Steps
checklists-began = Began
checklists-last = Last answer
checklists-now = The step that is to be answered now
checklists-again = The last run is through. It begins again with
checklists-anew-with = Begin again: { $answer }
checklists-for-watch = Answers are given in the role of the watch.
checklists-state-not-begun = not begun
checklists-state-through = through
checklists-state-under-way = under way
checklists-state-changed-since-begins-anew = changed since: begins anew
checklists-answer-yes = yes
checklists-answer-no = no
checklists-answer-done = done
checklists-keys = On a checklist
checklists-key-yes = Answer yes
checklists-key-no = Answer no
checklists-key-done = Answer done
