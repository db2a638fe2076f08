package io.connectfargate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code on-aws.md} says of Terraform's files, and what it calculates. */
class OnAwsTest {
    private static final Page PAGE = Page.of("docs/on-aws.md");
    private static final Path HOME = SourceTree.find().home();
    private static final Pattern OUTPUT = Pattern.compile("terraform output -raw (\\w+)");
    private static final Pattern VARIABLE =
            Pattern.compile("`([a-z]+(?:_[a-z]+)+)(?: = [^`]+)?`|^([a-z_]+) += ", Pattern.MULTILINE);

    /** MB/s, vCPU, workers, vCPUs and GB of each, tasks. */
    private static final Pattern SIZE =
            Pattern.compile("\\| (\\d+) \\| ([\\d.]+) \\| (\\d+) × (\\d+) vCPU, (\\d+) GB \\| (\\d+) \\|");

    private static final double CPU_SECONDS_PER_GB = 6.3;

    @Test
    void namesOutputsThatExist() throws IOException {
        assertThat(found(OUTPUT))
                .contains("start_connectors", "forward_ports", "produce_records")
                .isSubsetOf(declared("output"));
    }

    @Test
    void namesVariablesThatExist() throws IOException {
        TreeSet<String> outputs = declared("output");

        assertThat(found(VARIABLE))
                .contains("create_repositories", "vpc_id", "worker_count", "fargate_spot")
                .allMatch(name -> declared("variable").contains(name) || outputs.contains(name));
    }

    @Test
    void commandsAreBash() {
        assertThat(PAGE.ownBlocks()).hasSizeGreaterThan(8).allSatisfy(block -> {
            Program bash = Program.run(HOME, List.of("bash", "-n", "-c", block));
            assertThat(bash.exitCode()).as(block + bash.output()).isZero();
        });
    }

    @Test
    void sizesFollowFromTheFormulas() {
        List<MatchResult> rows = SIZE.matcher(PAGE.text()).results().toList();

        assertThat(rows).hasSize(4).allSatisfy(row -> {
            double vcpu = 2 * number(row, 1) * CPU_SECONDS_PER_GB / 1000 / 0.7;
            double workers = Math.max(2, Math.ceil(vcpu / number(row, 4)));
            double heap = number(row, 6) / workers * (64 + 16 * 3) + 512;
            assertThat(number(row, 2)).isEqualTo(rounded(vcpu));
            assertThat(number(row, 3)).isEqualTo(workers);
            assertThat(number(row, 6)).isEqualTo(workers * number(row, 4));
            assertThat(number(row, 5) * 1024).as("memory").isGreaterThan(heap / 0.7);
        });
    }

    @Test
    void costFollowsFromItsPrices() {
        double hour = (2 * 1 + 1 + 1) * 0.04048 + (2 * 4 + 4 + 3) * 0.004445;

        assertThat(PAGE.text())
                .contains("$0.04048", "$0.004445")
                .contains(String.format(Locale.ROOT, "$%.2f an hour, $%.0f a month of 730 hours", hour, hour * 730));
    }

    @Test
    void callsAnEstimateAnEstimate() {
        assertThat(section("Sizing")).contains("All of this is an estimate");
        assertThat(section("Cost")).contains("An estimate as well");
        assertThat(section("What only a real account can show")).contains("No test of this repository has run on AWS");
    }

    private static String section(String heading) {
        return PAGE.text().split("\n## " + heading + "\n")[1].split("\n## ")[0];
    }

    @Test
    void benchmarksHaveTheCostOfAGigabyte() throws IOException {
        assertThat(Files.readString(HOME.resolve("benchmarks/README.md")))
                .containsPattern("\\| poll \\|.*\\| 6\\.[23]\\d \\|");
    }

    /** Two figures. */
    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2g", value));
    }

    private static double number(MatchResult row, int group) {
        return Double.parseDouble(row.group(group));
    }

    private static TreeSet<String> found(Pattern pattern) {
        return pattern.matcher(PAGE.text())
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of Terraform's blocks of one type. */
    private static TreeSet<String> declared(String type) {
        Pattern block = Pattern.compile("^" + type + " \"([^\"]+)\"", Pattern.MULTILINE);
        try (Stream<Path> files = Files.list(HOME.resolve("terraform"))) {
            TreeSet<String> names = new TreeSet<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".tf")).toList()) {
                block.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
            return names;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
