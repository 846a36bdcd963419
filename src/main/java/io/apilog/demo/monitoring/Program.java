package io.apilog.demo.monitoring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine that the demo can start. */
public enum Program {
    PROMETHEUS("prometheus"),
    /** Debian's package has the longer name, the project's own archive the shorter one. */
    ALERTMANAGER("prometheus-alertmanager", "alertmanager");

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, which the checker cannot see.
    private final List<String> names;

    Program(String... names) {
        this.names = List.of(names);
    }

    /** As Debian's package calls it. */
    public String usualName() {
        return names.get(0);
    }

    /** Where it is. */
    public Optional<Path> find(Map<String, String> environment) {
        List<String> folders = List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> Stream.concat(folders.stream(), Stream.of("/usr/sbin", "/usr/local/bin"))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
