package io.connectfargate.connect.findings;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one connector, and what of it was logged. Not thread-safe. */
final class WatchedFindings {
    private static final Logger log = LoggerFactory.getLogger(WatchedFindings.class);

    /** What makes a finding the same one while its sentence changes. */
    private record Identity(Kind kind, String key) {}

    private final Map<Identity, Instant> since = new HashMap<>();
    private final Set<Finding> told = new HashSet<>();
    private final Partitions partitions = new Partitions();
    private List<Finding> ofConfiguration = List.of();
    private List<Finding> ofClusters = List.of();
    private Instant configurationChecked = Instant.EPOCH;
    private Instant clustersChecked;

    /** Remembers between two checks. */
    Partitions partitions() {
        return partitions;
    }

    void configuration(List<Finding> findings) {
        ofConfiguration = findings;
        configurationChecked = now();
    }

    /** The same as before: nothing has changed that they depend on. */
    void configurationAgain() {
        configurationChecked = now();
    }

    void clusters(List<Finding> findings) {
        ofClusters = findings;
        clustersChecked = now();
    }

    /** Nothing is known any more of what was found on clusters, such as those of a stopped connector. */
    void noClusters() {
        ofClusters = List.of();
        clustersChecked = null;
    }

    /** They were asked and did not respond: what was found before still holds. */
    void clustersUnknown(Finding unknown) {
        List<Finding> kept = new ArrayList<>(ofClusters);
        kept.removeIf(finding -> finding.kind() == Kind.NOT_LOOKED_AT);
        kept.add(unknown);
        ofClusters = kept;
    }

    Findings.Checked checked() {
        List<Findings.Known> known = new ArrayList<>();
        Set<Identity> present = new HashSet<>();
        for (Finding finding : all()) {
            Identity identity = new Identity(finding.kind(), finding.key());
            present.add(identity);
            known.add(new Findings.Known(finding, since.computeIfAbsent(identity, first -> now())));
        }
        since.keySet().retainAll(present);
        return new Findings.Checked(configurationChecked, clustersChecked, known);
    }

    /** Logs what has changed since it last did. */
    void tell() {
        List<Finding> all = all();
        for (Finding finding : all) {
            if (told.add(finding)) {
                log.warn("Finding ({}): {}", finding.kind(), finding.sentence());
            }
        }
        told.removeIf(finding -> {
            boolean gone = !all.contains(finding);
            boolean replaced = all.stream()
                    .anyMatch(other ->
                            other.kind() == finding.kind() && other.key().equals(finding.key()));
            if (gone && !replaced) {
                log.info(
                        "No longer found ({}): {} of connector {}", finding.kind(), finding.key(), finding.connector());
            }
            return gone;
        });
    }

    /** Another worker logs it from now on. */
    void leaveTelling() {
        told.clear();
    }

    private List<Finding> all() {
        List<Finding> all = new ArrayList<>(ofConfiguration);
        all.addAll(ofClusters);
        return all;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
