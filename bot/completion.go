package main

import (
	"github.com/spf13/cobra"
)

// completes makes a shell complete the value of a flag by one of a few words.
func completes(cmd *cobra.Command, flag string, words ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // a flag that the command has not
	}
}

// completion prints a script that makes a shell complete commands and flags.
func completion() *cobra.Command {
	return &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "completion {bash|zsh|fish|powershell}",
		Short:                 "Print a script that completes commands in a shell",
		Example:               "  source <(bot completion bash)",
		ValidArgs:             []string{"bash", "zsh", "fish", "powershell"},
		Args:                  usage(cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs), "name one shell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			}
			return root.GenPowerShellCompletionWithDesc(out)
		},
	}
}
