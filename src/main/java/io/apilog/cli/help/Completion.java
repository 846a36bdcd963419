package io.apilog.cli.help;

import io.apilog.cli.command.Command;
import io.apilog.cli.command.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Scripts by which shells complete commands, options, values and files. */
public final class Completion {
    private static final Map<String, UnaryOperator<String>> SHELLS =
            Map.of("bash", Completion::bash, "zsh", Completion::zsh, "fish", Completion::fish);

    private Completion() {}

    /** The script for a shell; none where it is not one of those that are known. */
    public static Optional<String> of(String shell, String program) {
        return Optional.ofNullable(SHELLS.get(shell)).map(script -> script.apply(program));
    }

    /** What can be typed where a command takes words: other commands, or those of its operand. */
    private static List<String> operands(Command command) {
        return command == Command.HELP ? words() : command.operand().words();
    }

    private static List<String> words() {
        return Command.named().stream().map(Command::word).toList();
    }

    private static boolean takesFiles(Command command) {
        return !command.operand().label().isEmpty()
                && (operands(command).isEmpty() || command.operand().most() > 1);
    }

    private static String joined(List<String> words) {
        return String.join(" ", words);
    }

    private static String options(Command command) {
        return command.options().stream()
                .map(option -> option.isSwitch() ? option.name() : option.name() + "=")
                .collect(Collectors.joining(" "));
    }

    private static String bash(String program) {
        StringBuilder cases = new StringBuilder();
        for (Command command : Command.named()) {
            cases.append("    ")
                    .append(command.word())
                    .append(") options='")
                    .append(options(command))
                    .append("' words='")
                    .append(joined(operands(command)))
                    .append("' files=")
                    .append(takesFiles(command) ? "yes" : "")
                    .append(" ;;\n");
        }
        StringBuilder values = new StringBuilder();
        for (Option option : withWords()) {
            values.append("    ")
                    .append(option.name())
                    .append(") COMPREPLY=($(compgen -W '")
                    .append(joined(option.words()))
                    .append("' -- \"$value\")); return ;;\n");
        }
        String name = "_" + program.replace('-', '_');
        return """
            # Completion of %1$s for bash.
            %2$s() {
              local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} option= value= command= i
              local options='%3$s' words='%4$s' files=yes
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  %5$s) command=${COMP_WORDS[i]}; break ;;
                esac
              done
              case $command in
            %6$s  esac
              # The shell breaks words at the equals sign.
              if [[ $cur == = ]]; then option=$previous; fi
              if [[ $previous == = && $COMP_CWORD -ge 2 ]]; then option=${COMP_WORDS[COMP_CWORD-2]} value=$cur; fi
              case $option in
            %7$s    --*) COMPREPLY=($(compgen -f -- "$value")); compopt -o filenames 2>/dev/null; return ;;
              esac
              if [[ $cur == -* ]]; then
                COMPREPLY=($(compgen -W "$options" -- "$cur"))
                [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null
                return
              fi
              # Files come behind the word, where there are both.
              if [[ $words && $command && $files ]]; then
                files=
                for ((; ++i < COMP_CWORD;)); do
                  case " $words " in *" ${COMP_WORDS[i]} "*) words= files=yes; break ;; esac
                done
              fi
              COMPREPLY=($(compgen -W "$words" -- "$cur"))
              if [[ $files ]]; then
                COMPREPLY+=($(compgen -f -- "$cur"))
                compopt -o filenames 2>/dev/null
              fi
            }
            complete -F %2$s %1$s
            """.formatted(
                program, name, options(Command.FOLLOW), joined(words()), String.join("|", words()), cases, values);
    }

    /** The options with a list of words, each once. */
    private static List<Option> withWords() {
        List<Option> options = new ArrayList<>();
        for (Command command : Command.values()) {
            for (Option option : command.options()) {
                if (!option.words().isEmpty() && !options.contains(option)) {
                    options.add(option);
                }
            }
        }
        return options;
    }

    private static String zsh(String program) {
        StringBuilder cases = new StringBuilder();
        for (Command command : Command.named()) {
            cases.append("    ").append(command.word()).append(")\n      _arguments");
            command.options().forEach(option -> cases.append(zsh(option)));
            cases.append(zshOperand(command)).append(" ;;\n");
        }
        StringBuilder follow = new StringBuilder();
        Command.FOLLOW.options().forEach(option -> follow.append(zsh(option)));
        String described = Command.named().stream()
                .map(command -> "    '" + command.word() + ":" + zshText(command.sentence()) + "'\n")
                .collect(Collectors.joining());
        return """
            #compdef %1$s
            # Completion of %1$s for zsh.
            local -a commands
            commands=(
            %2$s)
            if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
              _alternative 'commands:command:{ _describe -t commands command commands }' 'files:log:_files'
              return
            fi
            local command=$words[2]
            case $command in
              %3$s) words=("${(@)words[2,-1]}"); (( CURRENT-- )) ;;
              *) command= ;;
            esac
            case $command in
            %4$s    *)
                  _arguments%5$s '*:log:_files' ;;
            esac
            """.formatted(program, described, String.join("|", words()), cases, follow);
    }

    private static String zsh(Option option) {
        String meaning = zshText(option.meaning());
        if (option.isSwitch()) {
            return " '" + option.name() + "[" + meaning + "]'";
        }
        String values = option.words().isEmpty() ? "_files" : "(" + joined(option.words()) + ")";
        return " '*" + option.name() + "=[" + meaning + "]:" + option.valueName() + ":" + values + "'";
    }

    private static String zshOperand(Command command) {
        if (command.operand().label().isEmpty()) {
            return "";
        }
        List<String> words = operands(command);
        return (words.isEmpty() ? "" : " '1:word:(" + joined(words) + ")'")
                + (takesFiles(command) ? " '*:file:_files'" : "");
    }

    private static String zshText(String text) {
        return text.replace("'", "’").replace("[", "(").replace("]", ")").replace(":", " -");
    }

    private static String fish(String program) {
        StringBuilder script = new StringBuilder("# Completion of " + program + " for fish.\n");
        String none = "not __fish_seen_subcommand_from " + joined(words());
        for (Command command : Command.named()) {
            script.append("complete -c %s -n '%s' -a %s -d '%s'%n"
                    .formatted(program, none, command.word(), fishText(command.sentence())));
        }
        for (Command command : Command.values()) {
            String when = command == Command.FOLLOW ? none : "__fish_seen_subcommand_from " + command.word();
            for (Option option : command.options()) {
                script.append("complete -c %s -n '%s' -l %s%s -d '%s'%n"
                        .formatted(
                                program, when, option.name().substring(2), fish(option), fishText(option.meaning())));
            }
            List<String> words = operands(command);
            if (command != Command.FOLLOW && !(takesFiles(command) && words.isEmpty())) {
                String first =
                        takesFiles(command) ? when + "; and not __fish_seen_subcommand_from " + joined(words) : when;
                script.append("complete -c %s -n '%s' -f%s%n"
                        .formatted(program, first, words.isEmpty() ? "" : " -a '" + joined(words) + "'"));
            }
        }
        return script.toString().replace("\r\n", "\n");
    }

    private static String fish(Option option) {
        if (option.isSwitch()) {
            return "";
        }
        return option.words().isEmpty() ? " -r" : " -x -a '" + joined(option.words()) + "'";
    }

    private static String fishText(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
