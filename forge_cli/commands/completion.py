"""`forge completion SHELL`: the script that teaches a shell to complete, or installs it."""

import os

from forge_cli.catalogue.atomic import write_atomically
from forge_cli.commands import terminal
from forge_cli.commands.session import Session
from forge_cli.errors import WrongUsage
from forge_cli.user.keeping import locked
from forge_cli.user.locations import data_folder
from forge_cli.user.toml import content_of

_BASH = """\
_forge() {
    local value _
    COMPREPLY=()
    while IFS=$'\\t' read -r value _; do
        COMPREPLY+=("$value")
    done < <(forge complete -- "$COMP_CWORD" "${COMP_WORDS[@]:1}" 2>/dev/null)
}
complete -o nosort -o default -F _forge forge
"""
_ZSH = """\
#compdef forge
_forge() {
    local -a values shown
    local value meaning
    while IFS=$'\\t' read -r value meaning; do
        values+=("$value")
        shown+=("$value${meaning:+  -- $meaning}")
    done < <(forge complete -- "$((CURRENT - 1))" "${(@)words[2,-1]}" 2>/dev/null)
    if (( $#values )); then
        compadd -V forge -l -d shown -a values
    else
        _files
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _forge forge
"""
_FISH = """\
function __forge_complete
    set -l words (commandline -opc)
    forge complete -- (count $words) $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c forge -f -k -a '(__forge_complete)'
complete -c forge -n '__fish_seen_subcommand_from add import validate' -F
"""
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName forge -ScriptBlock {
    param($word, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($word -eq '') { $words += '' }
    forge complete -- $words.Count @words 2>$null | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
}
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def run(shell: "str | None" = None, *, install: bool = False) -> int:
    """Write the script of a shell to stdout, or install it; without a name the shell in `SHELL`."""
    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    if name not in SCRIPTS:
        message = f"there is no completion for the shell '{name}'"
        raise WrongUsage(message, f"Name one: forge completion {'|'.join(SCRIPTS)}")
    if not install:
        terminal.write(SCRIPTS[name])
        return 0
    _install(name)
    return 0


def _install(name: str) -> None:
    session = Session()
    script = SCRIPTS[name].encode("utf-8")
    home = os.path.expanduser("~")
    if name == "fish":  # fish reads this folder by itself
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
        path = os.path.join(base, "fish", "completions", "forge.fish")
        write_atomically(path, script)
        session.tell(f"installed {path}; new shells complete forge")
        return
    if name == "powershell":
        message = "PowerShell's profile is yours to change"
        raise WrongUsage(message, "Add to it: forge completion powershell | Out-String | Invoke-Expression")
    path = os.path.join(data_folder(), f"completion.{name}")
    write_atomically(path, script)
    start = os.path.join(os.environ.get("ZDOTDIR") or home if name == "zsh" else home, f".{name}rc")
    line = f"[ -f '{path}' ] && . '{path}'"
    with locked(path):  # not beside the start file: nothing of ours is left in the home folder
        before = content_of(start, f"Write a start file of your own that runs: {line}")
        if line.encode() not in before:
            gap = b"" if not before or before.endswith(b"\n") else b"\n"
            write_atomically(os.path.realpath(start), before + gap + line.encode() + b"\n")
    session.tell(f"installed {path}, read by {start}; new shells complete forge")
