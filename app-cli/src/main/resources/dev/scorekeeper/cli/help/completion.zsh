#compdef scorekeeper
# Completes scorekeeper in zsh: it asks the program what can stand where the cursor is.
_scorekeeper() {
  local program="${words[1]/#\~\//$HOME/}" line
  local -a typed answer values
  (( CURRENT > 2 )) && typed=("${(@Q)words[2,CURRENT-1]}")
  answer=("${(@f)$("$program" __complete "${typed[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
  case $answer[1] in
    files) _files ;;
    directories) _files -/ ;;
    values)
      for line in "${(@)answer[2,-1]}"; do
        if [[ $line == *$'\t'* ]]; then
          values+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
        elif [[ -n $line ]]; then
          values+=("${line//:/\\:}")
        fi
      done
      _describe -V scorekeeper values
      ;;
  esac
}
if [[ $funcstack[1] == _scorekeeper ]]; then
  _scorekeeper "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _scorekeeper scorekeeper
fi
