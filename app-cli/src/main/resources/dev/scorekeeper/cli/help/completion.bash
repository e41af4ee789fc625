# Completes scorekeeper in bash: it asks the program what can stand where the cursor is.
_scorekeeper() {
  local raw="${COMP_WORDS[COMP_CWORD]}" program="${COMP_WORDS[0]/#\~\//$HOME/}" kind="" line i
  local -a words=()
  COMPREPLY=()
  # Bash takes a word apart at = and : which is one word here.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    if ((${#words[@]} > 0)) && [[ ${COMP_WORDS[i]} == [=:] || ${COMP_WORDS[i - 1]} == [=:] ]]; then
      words[${#words[@]} - 1]+="${COMP_WORDS[i]}"
    else
      words+=("${COMP_WORDS[i]}")
    fi
  done
  [[ $raw == [=:] ]] && raw=""
  local typed="${words[${#words[@]} - 1]}"
  local before="${typed%"$raw"}"
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind="$line"
    else
      line="${line%%$'\t'*}"
      COMPREPLY+=("$(printf '%q' "${line#"$before"}")")
    fi
  done < <("$program" __complete "${words[@]}" 2>/dev/null)
  case $kind in
    files | directories)
      local of=-f
      [[ $kind == directories ]] && of=-d
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$of" -- "$raw")
      compopt -o filenames 2>/dev/null
      ;;
  esac
  return 0
}
complete -F _scorekeeper scorekeeper
