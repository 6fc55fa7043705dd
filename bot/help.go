package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpWidth is how wide a help text is, in columns.
const helpWidth = 80

// helpTemplate shows a command's own flags; those that all commands know have a
// page of their own.
const helpTemplate = `Usage:{{if .Runnable}}
{{usageLine .}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}

Flags:
{{ownFlags . | trimTrailingWhitespaces}}

"bot help flags" lists the flags that every command knows.{{if .HasAvailableSubCommands}}
"bot help COMMAND" tells more of a command.{{end}}
`

// addHelp makes help texts of the template, and the page of flags.
func addHelp(root *cobra.Command) {
	cobra.AddTemplateFunc("ownFlags", ownFlags)
	cobra.AddTemplateFunc("usageLine", usageLine)
	root.SetUsageTemplate(helpTemplate)
	root.AddCommand(&cobra.Command{
		Use:   "flags",
		Short: "The flags that every command knows",
		Long:  "The flags that every command knows, and the variables that they stand for:\n\n" + strings.TrimRight(root.PersistentFlags().FlagUsagesWrapped(helpWidth), "\n"),
	})
}

// usageLine is how a command is called, its further lines further in.
func usageLine(cmd *cobra.Command) string {
	var out strings.Builder
	line := " "
	for _, word := range strings.Fields(cmd.UseLine()) {
		if len([]rune(line))+1+len([]rune(word)) > helpWidth {
			out.WriteString(line + "\n")
			line = strings.Repeat(" ", 5)
		}
		line += " " + word
	}
	return out.String() + line
}

// ownFlags are a command's flags without those that every command knows.
func ownFlags(cmd *cobra.Command) string {
	own := pflag.NewFlagSet(cmd.Name(), pflag.ContinueOnError)
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if cmd.Root().PersistentFlags().Lookup(f.Name) == nil {
			own.AddFlag(f)
		}
	})
	return own.FlagUsagesWrapped(helpWidth)
}
