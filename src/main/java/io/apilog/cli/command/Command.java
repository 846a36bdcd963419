package io.apilog.cli.command;

import io.apilog.config.Flag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** THE list of commands, in the order of the help. The first has no word: it is what the program does by itself. */
public enum Command {
    FOLLOW(
            "",
            "Reads the access logs of an API as they are written and serves them as Prometheus metrics.",
            Operand.logs(0),
            List.of(Flag.values()),
            List.of(),
            List.of(
                    new Example(
                            "/var/log/nginx/access.log", "follow a log; metrics and a page at http://localhost:10180/"),
                    new Example(
                            "shop=/var/log/nginx/shop.log 'api=/var/log/api/*.log'", "two sources, one by a pattern"),
                    new Example("--state.dir=/var/lib/apilog /var/log/nginx/access.log", "keep counts over restarts"),
                    new Example("--once access.log access.log.1.gz", "read to the end, print the metrics, end"),
                    new Example("--config.file=apilog.yaml", "all from a configuration"))),
    EXPLAIN(
            "explain",
            "Says what is seen in logs, and why: formats, columns, units, endpoints, and what was not taken.",
            Operand.logs(1),
            List.of(Flag.CONFIG_FILE, Flag.FORMAT),
            List.of(
                    Option.ofSwitch(Words.JSON, "one JSON object for each line of the log"),
                    Option.ofSwitch(Words.MASK, "clients, users, hosts, values of paths and queries by pseudonyms"),
                    new Option(Words.LINE, "N", "only line N, from 1; can be repeated", "", List.of()),
                    Option.ofSwitch(Words.REJECTED, "only lines that were rejected")),
            List.of(
                    new Example("explain access.log", "what is seen in a log"),
                    new Example(
                            "explain --rejected access.log", "each line that was not taken, and where reading stopped"),
                    new Example("explain --line=17 access.log", "field by field what line 17 says"))),
    SUGGEST_ROUTES(
            "suggest-routes",
            "Prints the routes found in logs, ready for the configuration.",
            Operand.logs(0),
            List.of(Flag.CONFIG_FILE, Flag.FORMAT),
            List.of(Option.ofSwitch(Words.OPENAPI, "as an OpenAPI document, for endpoints.openapi")),
            List.of(new Example("suggest-routes access.log > routes.yaml", "the routes, to be read and named"))),
    WHY(
            "why",
            "Prints what explains the errors and the slow requests of some minutes of logs.",
            Operand.logs(0),
            List.of(Flag.CONFIG_FILE, Flag.FORMAT),
            List.of(
                    new Option(
                            Words.AT,
                            "TIME",
                            "the end of the minutes, as 2026-11-21T09:10:00Z; UTC where no zone is given",
                            "the end of the log",
                            List.of()),
                    new Option(Words.FOR, "DURATION", "how long they are, as 90s, 10m or 2h", "10m", List.of()),
                    Option.ofSwitch(Words.JSON, "one JSON object, for jq")),
            List.of(
                    new Example("why access.log", "the last ten minutes of the log"),
                    new Example(
                            "why access.log --at=2026-11-21T09:10:00Z --for=30m",
                            "half an hour, compared with the day before it"))),
    REPORT(
            "report",
            "Prints whether the requests of logs kept to standards: documents, addresses without secrets, HTTP.",
            Operand.actionAndPaths(
                    "compliance|[SOURCE=]FILE|GLOB",
                    "the word compliance; then logs, or those of the configuration",
                    List.of("compliance")),
            List.of(Flag.CONFIG_FILE, Flag.FORMAT),
            List.of(
                    new Option(
                            Words.BEFORE,
                            "FILE",
                            "an OpenAPI document of before: what it has, none of now has, and is called; can be repeated",
                            "",
                            List.of()),
                    Option.ofSwitch(Words.JSON, "one JSON object, for jq")),
            List.of(
                    new Example("report compliance access.log", "secrets in addresses, and what is not as HTTP has it"),
                    new Example(
                            "report compliance --config.file=apilog.yaml --before=v1.yaml",
                            "with the documents of a configuration, and what is called of one of before"))),
    CHECK(
            "check",
            "Checks a configuration, and names each fault with its line and column.",
            Operand.configuration(),
            List.of(),
            List.of(),
            List.of(new Example("check apilog.yaml", "before it is used"))),
    SLO(
            "slo",
            "Prints rules for Prometheus for the objectives of a configuration.",
            Operand.configuration(),
            List.of(),
            List.of(),
            List.of(new Example("slo apilog.yaml > slo.rules.yml", "recording rules and burn rate alerts"))),
    CONFIG_SCHEMA(
            "config-schema",
            "Prints the JSON Schema of the configuration, by which editors complete and check it.",
            Operand.NONE,
            List.of(),
            List.of(),
            List.of(new Example("config-schema > apilog.schema.json", "for an editor"))),
    AUDIT(
            "audit",
            "Makes the keys of an audit trail, verifies it, searches it, and proves single lines of it.",
            Operand.actionAndPaths(
                    "ACTION|PATH",
                    "keygen, verify, query or prove; then the files of a trail or their directory",
                    Words.AUDIT_ACTIONS),
            List.of(),
            List.of(
                    new Option(
                            Words.NAME,
                            "NAME",
                            "keygen: the trail's name, as in example.com/audit",
                            "apilog-audit",
                            List.of()),
                    new Option(Words.KEY, "FILE|KEY", "verify, prove: the public key, or its file", "", List.of()),
                    new Option(
                            Words.CHECKPOINT,
                            "FILE",
                            "verify: a checkpoint that was kept, which must still hold",
                            "",
                            List.of()),
                    new Option(Words.LINES, "N", "verify: how many lines there must be", "0", List.of()),
                    new Option(
                            Words.METRICS, "FILE", "verify: where to write what came of it as metrics", "", List.of()),
                    new Option(Words.KEYS, "DIRECTORY", "query: where the keys of the epochs are", "", List.of()),
                    new Option(Words.PRINCIPAL, "USER", "query: who asked", "", List.of()),
                    new Option(Words.OBJECT, "ID", "query: what was asked for", "", List.of()),
                    new Option(Words.LINE, "N", "prove: the number of the line in the trail, from 0", "", List.of())),
            List.of(
                    new Example("audit keygen --name=example.com/audit /etc/apilog/keys", "make the keys, once"),
                    new Example("audit verify --key=verify.pub /var/lib/apilog/audit", "find what was done to a trail"),
                    new Example(
                            "audit query --keys=/etc/apilog/keys --principal=alice /var/lib/apilog/audit",
                            "what alice asked for"),
                    new Example(
                            "audit prove --key=verify.pub --line=17 /var/lib/apilog/audit > 17.tlog-proof",
                            "prove one line without showing the others"))),
    DEMO(
            "demo",
            "Simulates an API that writes a log, follows it and serves it, and says what comes when.",
            Operand.NONE,
            List.of(Flag.WEB_LISTEN_ADDRESS),
            List.of(Option.ofSwitch(
                    Words.WITH_PROMETHEUS,
                    "start the Prometheus and the Alertmanager of this machine too, with the shipped rules,"
                            + " and print what they tell")),
            List.of(
                    new Example("demo", "see it work; Ctrl-C ends it"),
                    new Example(
                            "demo --with-prometheus",
                            "the same with alerts, the first of them some minutes after the start"))),
    COMPLETION(
            "completion",
            "Prints the completion of commands and options for a shell.",
            Operand.word("SHELL", "bash, zsh or fish", 1, List.of("bash", "zsh", "fish")),
            List.of(),
            List.of(),
            List.of(
                    new Example("completion bash > /etc/bash_completion.d/apilog-exporter", "for bash"),
                    new Example("completion zsh > \"${fpath[1]}/_apilog-exporter\"", "for zsh"),
                    new Example("completion fish > ~/.config/fish/completions/apilog-exporter.fish", "for fish"))),
    MAN(
            "man",
            "Prints the manual page.",
            Operand.NONE,
            List.of(),
            List.of(),
            List.of(new Example("man > /usr/local/share/man/man1/apilog-exporter.1", "then: man apilog-exporter"))),
    VERSION("version", "Prints the version.", Operand.NONE, List.of(), List.of(), List.of()),
    HELP(
            "help",
            "Says what a command does and takes.",
            Operand.word("COMMAND", "one of the commands", 0, List.of()),
            List.of(),
            List.of(),
            List.of(new Example("help explain", "all of one command")));

    private final String word;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // Records of texts and unmodifiable lists, which the checker cannot see.
    private final Operand operand;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Flag> flags;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Option> own;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Example> examples;

    Command(String word, String sentence, Operand operand, List<Flag> flags, List<Option> own, List<Example> examples) {
        this.word = word;
        this.sentence = sentence;
        this.operand = operand;
        this.flags = List.copyOf(flags);
        this.own = List.copyOf(own);
        this.examples = List.copyOf(examples);
    }

    /** The options that only commands have. */
    public static final class Words {
        public static final String JSON = "--json";
        public static final String MASK = "--mask";
        public static final String AT = "--at";
        public static final String FOR = "--for";
        public static final String LINE = "--line";
        public static final String REJECTED = "--rejected";
        public static final String OPENAPI = "--openapi";
        public static final String WITH_PROMETHEUS = "--with-prometheus";
        public static final String BEFORE = "--before";
        public static final String NAME = "--name";
        public static final String KEY = "--key";
        public static final String KEYS = "--keys";
        public static final String CHECKPOINT = "--checkpoint";
        public static final String LINES = "--lines";
        public static final String METRICS = "--metrics";
        public static final String PRINCIPAL = "--principal";
        public static final String OBJECT = "--object";
        public static final String HELP = "--help";
        public static final String VERSION = "--version";
        /** What {@link #AUDIT} does. */
        static final List<String> AUDIT_ACTIONS = List.of("keygen", "verify", "query", "prove");

        private Words() {}
    }

    /** The command of that word. */
    public static Optional<Command> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command != FOLLOW && command.word.equals(word))
                .findFirst();
    }

    /** All that have a word. */
    public static List<Command> named() {
        return Arrays.stream(values()).filter(command -> command != FOLLOW).toList();
    }

    /** As it is typed; empty for the first. */
    public String word() {
        return word;
    }

    /** What it does, with a full stop. */
    public String sentence() {
        return sentence;
    }

    /** What it takes besides options. */
    public Operand operand() {
        return operand;
    }

    /** The flags that it takes. */
    public List<Flag> flags() {
        return flags;
    }

    /** All options: flags, its own, and those that every command has. */
    public List<Option> options() {
        return Stream.of(flags.stream().map(Option::of), own.stream(), common())
                .flatMap(all -> all)
                .toList();
    }

    private static Stream<Option> common() {
        return Stream.of(
                Option.ofSwitch(Words.HELP, "show this and end (-h)"),
                Option.ofSwitch(Words.VERSION, "print the version and end (-V)"));
    }

    /** What can be typed that is of use. */
    public List<Example> examples() {
        return examples;
    }
}
