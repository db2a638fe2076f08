package io.connectfargate.connect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.ledger.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random things happen to topics while they are copied; what is missing on the target in the end must be what the ledger says.
 * {@code ./soak.sh ledger} lets it happen for ten minutes. {@code -Dchaos.seed=…} repeats the choice of what happens, not the moments.
 * What stops everybody happens there only, see {@link ChaosHarm}: stopped connectors, a broker that comes back with an older log, topics that
 * the target refuses.
 */
class LedgerChaosIT {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 10));
    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final Duration ROUND = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALM = Duration.ofMinutes(1);
    private static final boolean SOAK = TIME.compareTo(ROUND) > 0;
    private static final int LOOK_SECONDS = SOAK ? 3 : 1;
    private static final List<ChaosKind> SHORT =
            List.of(ChaosKind.TRANSACTIONAL, ChaosKind.TRIMMED, ChaosKind.RECREATED);

    private final Random random = new Random(SEED);
    private final List<ChaosVerdict> verdicts = new ArrayList<>();
    private final List<ChaosTopic> all = new ArrayList<>();
    private Migrations migrations;
    private ChaosClients clients;
    private SeenLosses seen;
    private ChaosHarm harm;

    @BeforeEach
    void open() throws Exception {
        migrations = new Migrations(LOOK_SECONDS);
        clients = new ChaosClients(migrations);
        seen = new SeenLosses(migrations);
        harm = new ChaosHarm(migrations);
    }

    @AfterEach
    void close() {
        seen.close();
        clients.close();
        migrations.close();
    }

    @Test
    void isCalmWhileNothingBadHappens() throws Exception {
        Map<ChaosKind, ChaosTopic> topics = new EnumMap<>(ChaosKind.class);
        for (ChaosKind kind : List.of(ChaosKind.TRANSACTIONAL, ChaosKind.COMPACTED, ChaosKind.IDLE)) {
            topics.put(kind, clients.topic("calm-" + kind, kind, random.nextLong()));
        }
        migrations.copy("calm", Map.of("topics", "calm-.*"));
        awaitCopied(topics);
        disturb(List.copyOf(topics.values()), TIME.compareTo(CALM) < 0 ? TIME : CALM);
        for (ChaosTopic topic : topics.values()) {
            topic.calm();
        }
        settle(topics);
        judgeAll();
        assertThat(verdicts).hasSize(3).allSatisfy(verdict -> {
            assertThat(verdict.missing()).as(verdict.row()).isZero();
            assertThat(verdict.calmLosses()).as(verdict.row()).isZero();
            assertThat(verdict.lag()).as(verdict.row()).isZero();
        });
        assertThat(seen.critical()).isZero();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void losesNothingInSilence() throws Exception {
        start();
        Instant end = Instant.now().plus(TIME);
        for (int round = 0; round == 0 || Instant.now().isBefore(end); round++) {
            round(round);
        }
        harm.awaitCritical(all);
        judgeAll();
        report();
        harm.assertMarked(verdicts);
        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.silent()).as(verdict.row()).isEmpty());
        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.calmLosses()).as(verdict.row()).isZero());
        assertThat(seen.fineBesideALoss()).isZero();
        assertThat(verdicts.stream().mapToInt(ChaosVerdict::missing).sum()).isPositive();
    }

    private void start() throws Exception {
        // A connector that finds no topic is rejected.
        for (String kind : List.of("", "-" + ChaosKind.TOO_LARGE, "-" + ChaosKind.UNCREATABLE)) {
            migrations.createTopic("round-none" + kind, 1);
        }
        migrations.copy("chaos", Map.of("topics", "round-.*", "topics.exclude", ".*(TOO_LARGE|UNCREATABLE)"));
        if (SOAK) {
            migrations.copy("large", Map.of("topics", "round-.*TOO_LARGE", "sync.topic.configs.enabled", "false"));
            migrations.copy("refused", Map.of("topics", "round-.*UNCREATABLE", "replication.factor", "3"));
        }
    }

    private void round(int number) throws Exception {
        Map<ChaosKind, ChaosTopic> topics = new EnumMap<>(ChaosKind.class);
        for (ChaosKind kind : SOAK ? List.of(ChaosKind.values()) : SHORT) {
            if (number == 0 || !kind.isRefused()) {
                topics.put(kind, clients.topic("round-" + number + "-" + kind, kind, random.nextLong()));
            }
        }
        // Tasks that are restarted after the first look are none of a calm topic's chaos.
        awaitCopied(topics);
        disturb(List.copyOf(topics.values()), SOAK ? ROUND : TIME);
        harm.overtake(topics);
        topics.get(ChaosKind.RECREATED).recreate();
        harm.offend(topics);
        harm.truncate(topics);
        for (ChaosTopic topic : topics.values()) {
            topic.calm();
        }
        settle(topics);
    }

    private void disturb(List<ChaosTopic> topics, Duration time) throws Exception {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            ChaosTopic topic = topics.get(random.nextInt(topics.size()));
            topic.act(clients.read(topic.name()), clients.observed(topic));
            Thread.sleep(random.nextInt(200));
        }
    }

    private void awaitCopied(Map<ChaosKind, ChaosTopic> topics) {
        topics.values().stream()
                .filter(topic -> !topic.kind().isRefused())
                .forEach(topic -> migrations.awaitTopic(
                        topic.name(), entry -> entry.path("lag").asLong(-1) == 0));
    }

    private void settle(Map<ChaosKind, ChaosTopic> topics) throws Exception {
        harm.awaitLook();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> topics.values().stream().allMatch(this::isSettled));
        } catch (ConditionTimeoutException theTableTells) {
            System.out.println(theTableTells.getMessage());
        }
        all.addAll(topics.values());
    }

    private void judgeAll() throws Exception {
        for (ChaosTopic topic : all) {
            judge(topic);
        }
    }

    private void judge(ChaosTopic topic) throws Exception {
        ChaosVerdict verdict = ChaosVerdict.of(
                topic,
                clients.copied(topic.name()),
                Migrations.topic(migrations.status(), topic.name()),
                seen.of(topic.name()));
        verdicts.add(verdict);
    }

    private boolean isSettled(ChaosTopic topic) {
        try {
            JsonNode entry = Migrations.topic(migrations.status(), topic.name());
            // A topic that was created again has a lag until somebody acknowledges it, or more is written.
            boolean anew = entry.path("state").asText().startsWith("source-");
            return topic.kind().isRefused() || anew || entry.path("lag").asLong(-1) == 0;
        } catch (Exception e) {
            return false;
        }
    }

    private void report() {
        System.out.println("seed " + SEED + ", " + TIME.toSeconds() + " s, " + seen.looks() + " looks");
        System.out.println(ChaosVerdict.HEAD);
        verdicts.forEach(verdict -> System.out.println(verdict.row()));
        System.out.println(ChaosVerdict.sum(verdicts));
    }
}
