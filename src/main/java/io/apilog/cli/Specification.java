package io.apilog.cli;

import io.apilog.app.page.Build;
import io.apilog.cli.command.Command;
import io.apilog.cli.command.Operand;
import io.apilog.cli.command.Option;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What picocli has to know of the list of commands to take a command line apart. */
final class Specification {
    private Specification() {}

    /** @param named whether the commands are in it; the daemon starts sooner without */
    static CommandSpec of(boolean named) {
        CommandSpec main = of(Command.FOLLOW).name(Build.PRODUCT);
        if (named) {
            Command.named().forEach(command -> main.addSubcommand(command.word(), of(command)));
        }
        return main;
    }

    private static CommandSpec of(Command command) {
        CommandSpec specification = CommandSpec.create();
        command.options().forEach(option -> specification.addOption(of(option)));
        if (!command.operand().label().isEmpty()) {
            specification.addPositional(of(command.operand()));
        }
        return specification;
    }

    private static OptionSpec of(Option option) {
        if (option.name().equals(Command.Words.HELP)) {
            return OptionSpec.builder("-h", option.name()).usageHelp(true).build();
        }
        if (option.name().equals(Command.Words.VERSION)) {
            return OptionSpec.builder("-V", option.name()).versionHelp(true).build();
        }
        OptionSpec.Builder specification = OptionSpec.builder(option.name());
        if (option.isSwitch()) {
            return specification.type(boolean.class).arity("0").build();
        }
        return specification
                .paramLabel(option.valueName())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .build();
    }

    private static PositionalParamSpec of(Operand operand) {
        boolean many = operand.most() > 1;
        return PositionalParamSpec.builder()
                .paramLabel(operand.label())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index(many ? "0..*" : "0")
                .arity(operand.least() + (many ? "..*" : operand.least() == 0 ? "..1" : ""))
                .required(operand.least() > 0)
                .build();
    }
}
