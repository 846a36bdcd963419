package io.apilog.month;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Traffic, played.
 *
 * @param told what alerts said of their reasons while incidents lasted
 * @param availability counted without rules, of the default objective of 99.9 %
 * @param latency the same of 99 % within a second
 */
record Simulation(
        int minutes,
        List<Incident> incidents,
        List<Alarm> alarms,
        List<Told> told,
        Budget availability,
        Budget latency) {
    private static final int A_SECOND = 2;

    static Simulation run(long seed, int minutes, int every, List<Incident> incidents, Path folder, long limitMinutes)
            throws IOException, InterruptedException {
        Traffic traffic = new Traffic(seed, incidents);
        Exporter exporter = new Exporter();
        Budget availability = new Budget(.001, minutes);
        Budget latency = new Budget(.01, minutes);
        for (int at = 0; at < minutes; at++) {
            Minute minute = traffic.minute(at);
            Counts[] counts = traffic.counts(at, minute);
            exporter.minute(minute, counts);
            long all = 0;
            long failed = 0;
            long slow = 0;
            for (int i = 0; i < Endpoint.UNMATCHED; i++) {
                all += counts[i].all();
                failed += counts[i].failed();
                slow += counts[i].served() - counts[i].upTo().get(A_SECOND);
            }
            availability.add(at, failed, all);
            latency.add(at, slow, all - failed);
        }
        Played played = Played.of(exporter.series(), minutes, every, incidents, folder, limitMinutes);
        return new Simulation(minutes, incidents, played.alarms(), played.told(), availability, latency);
    }
}
