package io.apilog.cli;

import io.apilog.app.AuditTool;
import io.apilog.app.Demo;
import io.apilog.app.Service;
import io.apilog.app.SloPrinting;
import io.apilog.app.daemon.ClassPreload;
import io.apilog.app.explain.Explanation;
import io.apilog.app.explain.Selection;
import io.apilog.app.report.ComplianceReport;
import io.apilog.app.report.Once;
import io.apilog.app.report.RouteSuggesting;
import io.apilog.app.report.WhyPrinting;
import io.apilog.app.stage.WhySpan;
import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.ConfigSchema;
import io.apilog.config.Flag;
import io.apilog.config.NamedFiles;
import io.apilog.http.ListenException;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.log.DaemonLog;
import io.apilog.log.LogFormat;
import io.apilog.log.LogLevel;
import io.apilog.settings.ConfigException;
import io.apilog.terminal.ProgressOutput;
import io.apilog.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each command does; each returns the exit code and says on standard error why it is not 0. */
final class Commands {
    static final String OUTPUT_IS_NOT_WHOLE = "standard output: cannot be written to its end";

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Commands(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Something that can go wrong in the ways the exit codes tell apart. */
    private interface Action {
        void run() throws ConfigException, ListenException, IOException;
    }

    int followOrOnce(Map<Flag, List<String>> flags, List<String> files) {
        return run(() -> {
            if (flags.containsKey(Flag.ONCE)) {
                new Once(load(flags, files, Inputs.REQUIRED), progressOutput())
                        .run(in, out, Terminal.ofOutput(environment));
                return;
            }
            ClassPreload groundwork = ClassPreload.begin();
            Config config = load(flags, files, Inputs.REQUIRED);
            if (config.once()) {
                new Once(config, progressOutput()).run(in, out, Terminal.ofOutput(environment));
            } else {
                String file = ConfigLoader.file(flags, environment);
                Service.run(() -> ConfigLoader.load(flags, files, environment, Inputs.REQUIRED), file, in, groundwork);
            }
        });
    }

    int explain(Map<Flag, List<String>> flags, List<String> files, Selection selection, boolean json, boolean masked) {
        return run(() -> {
            Config config = load(flags, files, Inputs.REQUIRED);
            int named = NamedFiles.of(files).size();
            Explanation explanation = new Explanation(config, named, masked, progressOutput(), out);
            if (!selection.equals(Selection.ALL)) {
                Optional<String> missing = explanation.printSelected(in, selection, json);
                if (missing.isPresent()) {
                    throw new IOException(missing.get());
                }
            } else if (json) {
                explanation.printJson(in);
            } else {
                explanation.printText(in);
            }
            out.flush();
        });
    }

    int suggestRoutes(Map<Flag, List<String>> flags, List<String> files, boolean openApi) {
        RouteSuggesting.Form form = openApi ? RouteSuggesting.Form.OPENAPI : RouteSuggesting.Form.CONFIGURATION;
        return run(() -> {
            new RouteSuggesting(load(flags, files, Inputs.REQUIRED), form, progressOutput(), out).run(in);
            out.flush();
        });
    }

    int why(Map<Flag, List<String>> flags, List<String> files, WhySpan span, boolean json) {
        return run(() -> {
            new WhyPrinting(load(flags, files, Inputs.REQUIRED), span, json, progressOutput(), out).run(in);
            out.flush();
        });
    }

    int report(Map<Flag, List<String>> flags, List<String> files, List<String> before, boolean json) {
        return run(() -> {
            new ComplianceReport(load(flags, files, Inputs.REQUIRED), before, json, progressOutput(), out).run(in);
            out.flush();
        });
    }

    int check(String file) {
        return run(() -> {
            Config config = load(new EnumMap<>(Map.of(Flag.CONFIG_FILE, List.of(file))), List.of(), Inputs.OPTIONAL);
            List<String> documents = Service.check(config);
            out.println(file + ": good; sources: " + config.sources().size() + ", routes: "
                    + config.endpoints().routes().size());
            documents.forEach(out::println);
        });
    }

    int slo(String file) {
        return run(() -> {
            Config config = load(new EnumMap<>(Map.of(Flag.CONFIG_FILE, List.of(file))), List.of(), Inputs.OPTIONAL);
            SloPrinting.print(config, file, out);
            out.flush();
        });
    }

    int configSchema() {
        return run(() -> out.print(ConfigSchema.json()));
    }

    int demo(Map<Flag, List<String>> flags, boolean monitored) {
        return run(() -> {
            if (isNotSet(Flag.WEB_LISTEN_ADDRESS, flags)) {
                ListenAddress usual = WebSettings.DEFAULT.listenAddresses().get(0);
                flags.put(Flag.WEB_LISTEN_ADDRESS, List.of(Demo.address(usual)));
            }
            Demo demo = Demo.create();
            if (isNotSet(Flag.CONFIG_FILE, flags)) {
                flags.put(Flag.CONFIG_FILE, List.of(demo.settings().toString()));
            }
            Config config = load(flags, List.of(demo.log().toString()), Inputs.REQUIRED);
            Demo.run(demo, config, monitored, environment, out);
        });
    }

    private boolean isNotSet(Flag flag, Map<Flag, List<String>> flags) {
        return !flags.containsKey(flag)
                && environment.getOrDefault(flag.variable(), "").isEmpty();
    }

    int audit(AuditArguments arguments) throws AuditArguments.Misused {
        try {
            boolean whole = arguments.run(new AuditTool(out, err, InstantSource.system()));
            out.flush();
            return whole && !out.checkError() ? CommandLineProgram.OK : CommandLineProgram.FAILED;
        } catch (IOException e) {
            err.println(e.getMessage());
            return CommandLineProgram.FAILED;
        }
    }

    private ProgressOutput progressOutput() {
        return new ProgressOutput(Terminal.ofErrors(environment), err);
    }

    private Config load(Map<Flag, List<String>> flags, List<String> files, Inputs inputs) throws ConfigException {
        DaemonLog.configure(LogLevel.INFO, LogFormat.TEXT);
        Config config = ConfigLoader.load(flags, files, environment, inputs);
        DaemonLog.configure(config.log().level(), config.log().format());
        Flag.misspelt(environment.keySet()).forEach(LOG::warn);
        return config;
    }

    private int run(Action action) {
        try {
            action.run();
            // Also flushes. A full disk, or a pipe that nobody reads any more: what was printed is not whole.
            if (out.checkError()) {
                err.println(OUTPUT_IS_NOT_WHOLE);
                return CommandLineProgram.FAILED;
            }
            return CommandLineProgram.OK;
        } catch (ConfigException e) {
            err.println(e.getMessage());
            return CommandLineProgram.USAGE;
        } catch (ListenException | IOException e) {
            err.println(e.getMessage());
            return CommandLineProgram.FAILED;
        }
    }
}
