# Completes scorekeeper in fish: it asks the program what can stand where the cursor is.
function __scorekeeper_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $typed[1])
    set -e typed[1]
    set -l answer ($program __complete $typed "$current" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$current"
        case directories
            __fish_complete_directories "$current"
        case values
            set -e answer[1]
            printf '%s\n' $answer
    end
end
complete -c scorekeeper -f -k -a '(__scorekeeper_complete)'
