package io.connectfargate.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerJvmTest {
    @TempDir
    private Path folder;

    private WorkerImage image;

    @BeforeEach
    void leaveWhatTheImageBuildLeaves() throws Exception {
        Files.writeString(folder.resolve("worker.classpath"), "a.jar:b.jar\n");
        Files.writeString(folder.resolve("worker.jvmflags"), """
                -XX:MaxRAMPercentage=70
                -javaagent:/opt/connect/agent/jmx_prometheus_javaagent.jar=3600:/opt/connect/kafka-connect.yml
                --sun-misc-unsafe-memory-access=allow
                """);
        image = WorkerImage.in(folder);
    }

    @Test
    void startsWhatTheImageStarts() {
        ProcessBuilder worker = jvm().worker(Map.of("GROUP", "g"), folder.resolve("worker.log"));

        assertThat(worker.command())
                .startsWith(WorkerJvm.java())
                .endsWith("-cp", "a.jar:b.jar", "io.connectfargate.connect.WorkerLauncher");
        assertThat(worker.environment()).isEqualTo(Map.of("GROUP", "g"));
    }

    @Test
    void keepsTheImagesFlagsButForWhatIsOfThisMachine() {
        assertThat(jvm().flags())
                .containsExactly(
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:MaxRAMPercentage=70",
                        "-javaagent:" + folder.resolve("agent/jmx_prometheus_javaagent.jar") + "=127.0.0.1:3601:"
                                + folder.resolve("jib/opt/connect/kafka-connect.yml"),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx1g",
                        "-Djava.io.tmpdir=temp");
    }

    @Test
    void letsTheCallersFlagsWin() {
        assertThat(jvm().with("-XX:TieredStopAtLevel=1", "-Xmx2g").flags())
                .startsWith("-XX:+IgnoreUnrecognizedVMOptions", "-XX:MaxRAMPercentage=70")
                .endsWith("-Djava.io.tmpdir=temp", "-XX:TieredStopAtLevel=1", "-Xmx2g");
    }

    @Test
    void runsWithFlagsThatThisJavaDoesNotKnow() throws Exception {
        WorkerImage other = new WorkerImage("none", List.of("--unheard-of=flag"), folder, folder);
        Path log = folder.resolve("java.log");

        Process java = new WorkerJvm(other, "32m", folder, 1)
                .process(WorkerJvm.inherited(), log, "--version")
                .start();

        assertThat(java.waitFor()).as(Files.readString(log)).isZero();
    }

    @Test
    void passesOnOnlyWhatCannotConfigureAWorker() {
        assertThat(WorkerJvm.inherited()).containsKey("PATH").doesNotContainKeys("JAVA_HOME", "MAVEN_OPTS", "BROKERS");
        assertThat(WorkerJvm.inherited().keySet()).isSubsetOf("PATH", "HOME", "LANG", "LC_ALL", "TZ");
    }

    @Test
    void sharesClassesWhereABuildHasLeftAnArchive() throws Exception {
        assertThat(WorkerImage.sharing(folder)).isEmpty();

        Files.createFile(WorkerImage.archive(folder));

        assertThat(WorkerImage.sharing(folder))
                .startsWith("-XX:SharedArchiveFile=" + folder.resolve("worker.jsa"))
                .contains("-Xshare:auto");
    }

    @Test
    void listsTheFilesThatItNeeds() {
        assertThat(WorkerImage.files(folder))
                .contains(folder.resolve("worker.jvmflags"), image.agent(), image.rules())
                .hasSize(4);
    }

    private WorkerJvm jvm() {
        return new WorkerJvm(image, "1g", Path.of("temp"), 3601);
    }
}
