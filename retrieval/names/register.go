package names

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Entity is one person or body, under all names by which texts call it.
type Entity struct {
	Name  string   // the fullest
	Forms []string // all, in the order in which they were noted
	Roles []Role   // by the day on which they were stated
	name  Name
}

// Role is an office or a description, as a text stated it.
type Role struct {
	Title  string
	Stated time.Time // when the text was published; zero when nobody knows
}

// Register keeps who is who. Its zero value is empty. It is not safe for
// concurrent use.
type Register struct {
	entities []*Entity
	byLast   map[string][]*Entity // by the sound of the last part
}

// Note records a name with the role that a text gives it ("" for none), and
// returns whose it is. A surname that several have is nobody's of them.
func (r *Register) Note(name, role string, stated time.Time) *Entity {
	read := Read(name)
	if read.Empty() {
		return nil
	}
	e := r.only(name, read)
	if e == nil {
		e = &Entity{Name: name, name: read}
		r.add(e, read)
	}
	if !slices.Contains(e.Forms, name) {
		e.Forms = append(e.Forms, name)
	}
	if len(read.parts) > len(e.name.parts) {
		e.Name, e.name = name, read
	}
	e.noteRole(role, stated)
	return e
}

func (r *Register) add(e *Entity, read Name) {
	if r.byLast == nil {
		r.byLast = map[string][]*Entity{}
	}
	r.entities = append(r.entities, e)
	last := read.sound[len(read.sound)-1]
	r.byLast[last] = append(r.byLast[last], e)
}

func (e *Entity) noteRole(title string, stated time.Time) {
	title = strings.TrimSpace(title)
	if title == "" || slices.ContainsFunc(e.Roles, func(have Role) bool { return strings.EqualFold(have.Title, title) && have.Stated.Equal(stated) }) {
		return
	}
	e.Roles = append(e.Roles, Role{title, stated})
	slices.SortStableFunc(e.Roles, func(a, b Role) int { return a.Stated.Compare(b.Stated) })
}

// Find is who is called so; nil when nobody is known by that name, or several.
func (r *Register) Find(name string) *Entity {
	read := Read(name)
	if read.Empty() {
		return nil
	}
	return r.only(name, read)
}

// only is the one entity that the name fits; a full name before a part of one.
func (r *Register) only(name string, read Name) *Entity {
	var found []*Entity
	for _, e := range r.candidates(read) {
		if aliased(e.Name, name) || e.name.Matches(read) {
			found = append(found, e)
		}
	}
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(e *Entity) bool { return len(e.name.parts) != len(read.parts) })
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// candidates are the entities that may have the name: those of its surname
// first, all when none has it, for names that only initials or the list tell.
func (r *Register) candidates(read Name) []*Entity {
	if named := r.byLast[read.sound[len(read.sound)-1]]; len(named) > 0 {
		return named
	}
	return r.entities
}

// RoleAt is the role stated last before a day, or else the first stated after
// it; "" when none was. A zero day asks for the last one.
func (e *Entity) RoleAt(day time.Time) string {
	if len(e.Roles) == 0 {
		return ""
	}
	if day.IsZero() {
		return e.Roles[len(e.Roles)-1].Title
	}
	after, _ := slices.BinarySearchFunc(e.Roles, day, func(have Role, day time.Time) int { return cmp.Or(have.Stated.Compare(day), -1) })
	return e.Roles[max(0, after-1)].Title
}
