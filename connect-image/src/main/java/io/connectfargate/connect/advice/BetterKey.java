package io.connectfargate.connect.advice;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the key that is read for one that is not: the same property under another prefix, a new name, or a slip of the pen. */
final class BetterKey {
    /** What people write before a client's property; the longer ones first. */
    private static final Pattern PREFIX =
            Pattern.compile("(?:(?:source|target)\\.(?:cluster\\.)?(?:consumer|producer|admin)\\.(?:override\\.)?"
                    + "|(?:consumer|producer|admin)\\.override\\."
                    + "|(?:source|target)\\.(?:cluster\\.)?"
                    + "|(?:consumer|producer|admin)\\."
                    // MirrorMaker's own start script: source->target.topics
                    + "|[^.]+->[^.]+\\.)");
    /** Where a client's property may stand, in the order in which it is most often meant. */
    private static final List<String> PLACES = List.of(
            "",
            "source.cluster.",
            "target.cluster.",
            "source.consumer.",
            "producer.override.",
            "target.consumer.",
            "target.producer.",
            "source.admin.",
            "target.admin.");
    /** What names had before Kafka 2.4 and 3.0, and what other tools call them. */
    private static final Map<String, String> RENAMED = Map.of(
            "whitelist", "topics",
            "topics.whitelist", "topics",
            "topics.regex", "topics",
            "topics.blacklist", "topics.exclude",
            "blacklist", "topics.exclude",
            "groups.whitelist", "groups",
            "groups.blacklist", "groups.exclude",
            "config.properties.blacklist", "config.properties.exclude",
            "sync.acls.enabled", "sync.topic.acls.enabled",
            "sync.configs.enabled", "sync.topic.configs.enabled");

    private final KnownKeys known;
    private final Set<String> names;

    /** @param names of the connector's own keys */
    BetterKey(KnownKeys known, Set<String> names) {
        this.known = known;
        this.names = names;
    }

    Optional<String> of(String key) {
        String bare = PREFIX.matcher(key).lookingAt() ? PREFIX.matcher(key).replaceFirst("") : key;
        return Optional.ofNullable(RENAMED.get(bare))
                .filter(known::contains)
                .or(() -> elsewhere(key, bare))
                .or(() -> nearest(key));
    }

    private Optional<String> elsewhere(String key, String bare) {
        String side = key.startsWith("source") ? "source." : key.startsWith("target") ? "target." : "";
        return PLACES.stream()
                .sorted(comparing((String place) -> !fits(place, side)))
                .map(place -> place + bare)
                .filter(candidate -> !candidate.equals(key) && known.contains(candidate))
                .findFirst();
    }

    /** Records are written to the target by Connect's producer. */
    private static boolean fits(String place, String side) {
        return place.startsWith(side) || side.equals("target.") && place.startsWith("producer.");
    }

    /** A quarter of the letters, and six: more than that is another word. */
    private Optional<String> nearest(String key) {
        int limit = Math.max(2, Math.min(6, key.length() / 4));
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return Stream.concat(names.stream(), withPlaces(key))
                .filter(name -> distance.apply(key, name) <= limit)
                .sorted(comparing((String name) -> distance.apply(key, name)).thenComparing(name -> name))
                .filter(known::contains)
                .findFirst();
    }

    private static Stream<String> withPlaces(String key) {
        return Stream.concat(PLACES.stream(), KnownKeys.OVERRIDES.keySet().stream())
                .filter(place -> !place.isEmpty() && key.startsWith(place.substring(0, place.indexOf('.') + 1)))
                .distinct()
                .flatMap(place -> ClientKeys.NAMES.stream().map(place::concat));
    }
}
