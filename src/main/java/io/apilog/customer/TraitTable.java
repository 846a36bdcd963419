package io.apilog.customer;

import io.apilog.customer.CustomerTraits.FunnelStep;
import io.apilog.request.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each endpoint is to customers, found once for each. */
final class TraitTable {
    private final CustomerSettings settings;
    private @Nullable CustomerTraits[] byIndex = new CustomerTraits[64];

    TraitTable(CustomerSettings settings) {
        this.settings = settings;
    }

    CustomerTraits of(Endpoint endpoint) {
        int index = endpoint.index();
        if (index < byIndex.length) {
            CustomerTraits known = byIndex[index];
            // Another one may have got the index meanwhile.
            if (known != null && known.endpoint() == endpoint) {
                return known;
            }
        } else {
            byIndex = Arrays.copyOf(byIndex, Math.max(2 * byIndex.length, index + 1));
        }
        CustomerTraits traits = traits(endpoint);
        byIndex[index] = traits;
        return traits;
    }

    /** The endpoint that has an index, of one that was asked for. */
    Endpoint endpoint(int index) {
        CustomerTraits known = index < byIndex.length ? byIndex[index] : null;
        return known == null ? Endpoint.OTHER : known.endpoint();
    }

    private CustomerTraits traits(Endpoint endpoint) {
        List<FunnelStep> steps = new ArrayList<>();
        for (int funnel = 0; funnel < settings.funnels().size(); funnel++) {
            List<Funnel.Step> all = settings.funnels().get(funnel).steps();
            for (int number = 0; number < all.size(); number++) {
                if (all.get(number).fits(endpoint.name())) {
                    steps.add(new FunnelStep(
                            funnel, number, all.get(number).method().orElse(null)));
                }
            }
        }
        return new CustomerTraits(
                endpoint,
                settings.experience().target(endpoint.name()),
                CustomerTraits.isBackground(endpoint),
                steps.toArray(FunnelStep[]::new));
    }
}
