package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.MigrateProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate} on the image's class path, next to a worker. */
class MigrateStatusIT {
    private static Migrations migrations;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() throws Exception {
        migrations = new Migrations();
        MigratedGroups groups = new MigratedGroups(migrations);
        migrations.createTopic("orders", 2);
        migrations.copy("orders", Map.of());
        migrations.produce("orders", 50);
        groups.commit("billing", "orders", 50);
        groups.checkpoint("mm2-cpc", "orders", "billing");
        migrations.awaitTopic("orders", topic -> topic.path("state").asText().equals("in-sync"));
        groups.await("billing", group -> group.path("state").asText().equals("ready"));
    }

    @AfterAll
    static void stop() {
        migrations.close();
    }

    @Test
    void explainsItselfWithoutAWorker() throws Exception {
        MigrateProgram.Result result = program().run("--help");

        assertThat(result.exit()).as(result.toString()).isZero();
        assertThat(result.out()).startsWith("Usage: migrate").contains("status", "143   stopped by SIGTERM");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void showsTopicsGroupsConnectorsAndTheVerdict() throws Exception {
        MigrateProgram.Result result = status();

        assertThat(result.out())
                .contains("source  msksource  Kafka 4.", "target  mskdest  Kafka 4.", "records left", "as of")
                .containsPattern("orders +2 +100 % +0 +0 +0 .*now +in-sync")
                .containsPattern("billing +nowhere +0 +\\d+ +\\d+ +0/1 +ready")
                .containsPattern("mm2-cpc +checkpoint +RUNNING +1 of 1 running")
                .contains(verdict());
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isEqualTo(isFine() ? 0 : 1);
    }

    @Test
    void findsTheWorkerOfItsOwnContainer() throws Exception {
        MigrateProgram next = new MigrateProgram(migrations.worker().temp(), Map.of());

        assertThat(next.run("status").out()).contains("msksource", "orders");
    }

    @Test
    void hasAGroupWithItsOffsetsOnBothSidesAndATopicWithItsPartitions() throws Exception {
        MigrateProgram.Result group = status("--group", "billing");
        assertThat(group.out())
                .contains("billing by mm2-cpc: ready; Empty on the source, Empty on the target.")
                .containsPattern("orders +0 +50 +0 +orders +\\d+ +\\d+");
        assertThat(group.exit()).isZero();

        MigrateProgram.Result topic = status("--topic", "orders");
        assertThat(topic.out()).startsWith("orders by orders: in-sync.").containsPattern("1 +100 % +0");
        assertThat(topic.exit()).isZero();
        assertThat(status("--group", "nobody").exit()).isEqualTo(2);
    }

    @Test
    void isJsonForMachines() throws Exception {
        JsonNode status = new ObjectMapper().readTree(status("--json").out());

        assertThat(status.path("version").asInt()).isEqualTo(1);
        assertThat(status.path("groups").get(0).path("readAgain").isNumber()).isTrue();
    }

    @Test
    void endsWithOneWhileAConnectorIsPausedAndSaysWhich() throws Exception {
        migrations.worker().insist("PUT", "/connectors/mm2-cpc/pause", "");
        try {
            migrations.await(all -> all.isPaused("mm2-cpc"));
            migrations.await(all -> verdictOf(all).contains("mm2-cpc"));
            MigrateProgram.Result result = status();

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).containsPattern("mm2-cpc +checkpoint +PAUSED +0 of 1 running");
        } finally {
            migrations.worker().insist("PUT", "/connectors/mm2-cpc/resume", "");
        }
    }

    @Test
    void saysInASentenceThatNoWorkerResponds() throws Exception {
        MigrateProgram.Result result = program().run("status", "--connect", "http://127.0.0.1:1");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("The worker's REST API at http://127.0.0.1:1 did not respond")
                .doesNotContain("\tat ");
    }

    private MigrateProgram.Result status(String... more) throws Exception {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "status";
        arguments[1] = "--connect";
        arguments[2] = migrations.worker().address().toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return program().run(arguments);
    }

    private MigrateProgram program() {
        return new MigrateProgram(temp, Map.of());
    }

    private static String verdict() throws Exception {
        return migrations.status().path("verdict").path("title").asText();
    }

    private static String verdictOf(Migrations all) {
        try {
            return all.status().path("verdicts").path("connectors").toString();
        } catch (Exception e) {
            return "";
        }
    }

    private static boolean isFine() throws Exception {
        return migrations.status().path("verdict").path("level").asText().equals("fine");
    }
}
