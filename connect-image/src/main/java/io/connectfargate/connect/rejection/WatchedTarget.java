package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.findings.Kind;
import io.connectfargate.connect.profile.TargetProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** What the target of one source connector rejects. Keeps its clients between two checks. Not thread-safe. */
final class WatchedTarget implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(5);
    /** As often as the shipped connectors refresh their topics. */
    private static final Duration USUAL = Duration.ofSeconds(30);
    /** The properties of all topics are a large response. */
    private static final Duration LIMITS = Duration.ofMinutes(10);

    private final MirrorConnector connector;
    private final ConnectorSides sides;
    private final Side source;
    private final Side target;
    private final PlannedCopies planned;
    private final CreationCheck creation = new CreationCheck(Pace.OF_THIS_WORKER, System::nanoTime);
    private final Unwritable unwritable = new Unwritable(System::nanoTime);
    private Set<String> missing = Set.of();
    private Map<String, String> uncreatable = Map.of();
    private Set<String> wanted = Set.of();
    private Long due;
    private int looks;
    private final KeylessRecords keyless;
    private final Optional<PartitionRoom> room =
            TargetProfile.ofThisWorker().partitionLimit().map(PartitionRoom::new);
    private final LiftedLimits lifted;
    private List<Rejection> predicted = List.of();
    private List<Set<String>> compared = List.of();
    private Long comparedAt;

    /**
     * @param worker its properties, references resolved
     * @param lifted raises limits for the time of records; null to leave them as they are
     */
    WatchedTarget(MirrorConnector connector, Map<String, String> worker, LiftedLimits lifted) {
        this.connector = connector;
        this.lifted = lifted;
        sides = new ConnectorSides(worker);
        source = sides.source(connector);
        target = sides.target(connector);
        planned = new PlannedCopies(connector);
        keyless = new KeylessRecords(connector, worker);
    }

    @Override
    public void close() {
        sides.close();
    }

    /**
     * Checks both clusters if it is time to.
     *
     * @param failures that tasks of the connector have failed with
     * @throws UnknownException if one does not respond: what was known before stays
     */
    void look(Collection<SendFailure> failures) throws UnknownException {
        hear(failures);
        if (due == null || System.nanoTime() - due >= 0) {
            ask();
            hear(failures);
        }
        compareSettings();
    }

    private void ask() throws UnknownException {
        due = System.nanoTime() + SOON.toNanos();
        Set<String> copies = names(target);
        wanted = new TreeSet<>(names(source));
        wanted.removeIf(topic -> !connector.wantsTopic(topic));
        Set<String> before = missing;
        missing = new TreeSet<>(wanted);
        missing.removeIf(topic -> copies.contains(connector.targetName(topic)));
        // MirrorMaker is just about to create the others.
        List<String> lasting = missing.stream().filter(before::contains).toList();
        Map<String, NewTopic> wishes = planned.of(lasting, source);
        uncreatable = creation.refusals(wishes, target);
        looks++;
        predict(copies);
        if (looks > 1 && lasting.size() == missing.size() && creation.knows(wishes)) {
            due = System.nanoTime() + USUAL.toNanos();
        }
    }

    /** Copies are compared once they exist, again when topics or copies are added, and every ten minutes. */
    private void predict(Set<String> copies) throws UnknownException {
        long since = comparedAt == null ? Long.MAX_VALUE : System.nanoTime() - comparedAt;
        List<Set<String>> now = List.of(wanted, missing);
        if (looks > 1 && (since > LIMITS.toNanos() || !compared.equals(now) && since > USUAL.toNanos())) {
            comparedAt = System.nanoTime();
            CopySettings settings = CopySettings.of(connector, planned, wanted, copies, source, target);
            List<Rejection> found = new ArrayList<>(new Limits(settings, System.currentTimeMillis()).exceeded(source));
            found.addAll(keyless.in(settings, source));
            if (room.isPresent()) {
                found.addAll(room.get().exceeded(settings, copies, missing, source, target));
            }
            if (lifted != null) {
                lift(settings, found);
            }
            predicted = found;
            compared = now;
        }
    }

    private void lift(CopySettings settings, List<Rejection> found) throws UnknownException {
        for (Rejection rejection : List.copyOf(found)) {
            String topic = rejection.topic();
            if (rejection.kind() == Kind.TIMESTAMP_LIMIT && settings.hasCopy(topic)) {
                String before = settings.ownOfCopy(topic, rejection.setting());
                lifted.lift(connector.targetName(topic), rejection.setting(), before, target);
                found.remove(rejection);
            }
        }
    }

    private void hear(Collection<SendFailure> failures) {
        Map<String, SendFailure> failing = new HashMap<>();
        wanted.forEach(topic -> failures.stream()
                .filter(failure -> connector.targetName(topic).equals(failure.topic()))
                .forEach(failure -> failing.put(topic, failure)));
        failing.forEach(unwritable::found);
        unwritable.isGoneExcept(failing.keySet());
    }

    /** Often, since an operator who has changed the copy waits for it. */
    private void compareSettings() throws UnknownException {
        Map<String, String> byCopy = new TreeMap<>();
        unwritable.all().keySet().forEach(topic -> byCopy.put(connector.targetName(topic), topic));
        Map<String, String> settings = new TreeMap<>();
        Settings.of(target, ConfigResource.Type.TOPIC, byCopy.keySet())
                .forEach((copy, config) -> settings.put(byCopy.get(copy), config.toString()));
        unwritable.compare(settings);
    }

    /** Whether enough was seen to include again a topic that was left out. */
    boolean isSure() {
        return looks > 1;
    }

    /** Topics that should not be in a task now. None if nothing would be left: then a task shall fail with the reason. */
    Set<String> leftOut() {
        Set<String> leftOut = new HashSet<>(uncreatable.keySet());
        leftOut.addAll(unwritable.resting());
        leftOut.retainAll(wanted);
        return leftOut.size() < wanted.size() ? leftOut : Set.of();
    }

    /** All that is known. */
    List<Rejection> rejections() {
        List<Rejection> rejections = new ArrayList<>();
        uncreatable.forEach((topic, reason) -> rejections.add(new Rejection(Kind.NO_COPY, topic, reason)));
        new TreeMap<>(unwritable.all()).forEach((topic, failure) -> {
            if (wanted.contains(topic) && !uncreatable.containsKey(topic)) {
                String where = failure.partition() < 0 ? "" : "partition " + failure.partition() + ", ";
                rejections.add(new Rejection(
                        Kind.REJECTED_RECORDS, topic, where + failure.shortName() + ": " + failure.message()));
            }
        });
        if (lifted != null) {
            lifted.all()
                    .forEach((setting, before) -> rejections.add(new Rejection(
                            Kind.LIFTED_LIMIT,
                            setting.substring(0, setting.indexOf('|')),
                            setting.substring(setting.indexOf('|') + 1)
                                    + (before.isEmpty() ? " had no value of its own" : " was " + before))));
        }
        predicted.stream()
                .filter(rejection -> wanted.contains(rejection.topic()))
                .forEach(rejections::add);
        return rejections;
    }

    private static Set<String> names(Side side) throws UnknownException {
        return side.await(
                side.admin()
                        .listTopics(new ListTopicsOptions().listInternal(true))
                        .names(),
                "its topics");
    }
}
