package io.connectfargate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What ships stands on libraries only. That no two modules need each other is Maven's own rule. */
class ModulesTest {
    /** From the bottom up: each may use those before it. */
    private static final List<String> SHIPPED = List.of(
            "replication-policy",
            "connect-client",
            "client-security",
            "cluster-checks",
            "ledger",
            "migration-tools",
            "connect-image");

    /** Programs, on which nothing that ships may stand. */
    private static final List<String> PROGRAMS = List.of("connect-image", "migration-tools");

    private static final long LARGEST = 25;

    /** The image carries the other program without using it: what is only on the class path is no dependency of code. */
    private static final String OURS =
            "/project/dependencies/dependency[groupId='io.connectfargate'][not(scope='test') and not(scope='runtime')]";

    private static final String CARRIED =
            "/project/dependencies/dependency[groupId='io.connectfargate'][scope='runtime']";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replication-policy",
                "connect-client",
                "client-security",
                "cluster-checks",
                "ledger",
                "migration-tools",
                "connect-image"
            })
    void standsOnlyOnLibrariesBelowIt(String module) throws Exception {
        List<String> allowed = new ArrayList<>(SHIPPED.subList(0, SHIPPED.indexOf(module)));
        allowed.removeAll(PROGRAMS);

        assertThat(allowed).as("below %s", module).containsAll(dependencies(module));
    }

    @Test
    void carryEachOtherInTheImageOnly() throws Exception {
        for (String module : SHIPPED) {
            assertThat(read(SourceTree.find().home().resolve(module).resolve("pom.xml"), CARRIED + "/artifactId"))
                    .as(module)
                    .isEqualTo(
                            module.equals("connect-image") ? List.of("connect-client", "migration-tools") : List.of());
        }
    }

    @Test
    void haveNoPackageOfMoreThanTwentyFiveClasses() throws Exception {
        Map<Path, Long> sizes = new TreeMap<>();
        Path home = SourceTree.find().home();
        for (Path module : modules(home)) {
            for (String sources : List.of("src/main/java", "src/test/java")) {
                count(module.resolve(sources)).forEach((folder, size) -> sizes.put(home.relativize(folder), size));
            }
        }

        assertThat(sizes)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        (folder, size) -> assertThat(size).as(folder.toString()).isLessThanOrEqualTo(LARGEST));
    }

    /** As the POMs list them, the root's first. */
    private static List<Path> modules(Path home) throws Exception {
        List<Path> modules = new ArrayList<>();
        for (String name : read(home.resolve("pom.xml"), "/project/modules/module")) {
            Path module = home.resolve(name);
            modules.add(module);
            modules.addAll(modules(module));
        }
        return modules;
    }

    /** Classes of each folder. */
    private static Map<Path, Long> count(Path sources) throws IOException {
        if (Files.notExists(sources)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        }
    }

    private static List<String> dependencies(String module) throws Exception {
        return read(SourceTree.find().home().resolve(module).resolve("pom.xml"), OURS + "/artifactId");
    }

    private static List<String> read(Path pom, String expression) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) path.evaluate(expression, document, XPathConstants.NODESET);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            names.add(found.item(i).getTextContent());
        }
        return names;
    }
}
