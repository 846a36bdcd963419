package io.apilog.app.stage;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.LogClocks;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.openapi.OpenApiDocument;
import io.apilog.request.ExtraField;
import io.apilog.request.Source;
import io.apilog.request.TargetSigns;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What parts that observe lines stand among. All of it is of one configuration.
 *
 * @param sources by their indexes
 * @param extras the fields that each record has as extras, in this order
 * @param namer gives endpoints their names
 * @param documents of OpenAPI, that are configured
 * @param budget of all families about insight
 * @param events what families of events share
 * @param agents tells the kinds of programs, found once for each line
 * @param signs tells what there is in targets, likewise
 * @param clocks tells the time of each log, found once for each line
 * @param nanoTime a clock as {@link System#nanoTime}
 */
public record Surroundings(
        List<Source> sources,
        List<ExtraField> extras,
        EndpointNamer namer,
        List<OpenApiDocument> documents,
        InsightBudget budget,
        EventContext events,
        AgentFamilies agents,
        TargetSigns signs,
        LogClocks clocks,
        LongSupplier nanoTime) {
    /** The same for logs that are read once, whenever they were written. */
    Surroundings once() {
        LogClocks once = LogClocks.once(sources.size(), System::currentTimeMillis);
        return new Surroundings(sources, extras, namer, documents, budget, events, agents, signs, once, nanoTime);
    }
}
