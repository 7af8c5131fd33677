package org.alveolus.register.file.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.alveolus.spi.register.RegisterAnswer;
import org.alveolus.spi.register.RegisterConnector;
import org.alveolus.spi.register.RegisterDelivery;
import org.alveolus.spi.udi.CodedDate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Writes one JSON file per delivery, named by the delivery's id, into a folder from which another program takes it to the register. A
 * file is there whole or not at all, and a repeat finds it there.
 */
@Component(
        configurationPid = "org.alveolus.register.file",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {RegisterConnector.NAME + "=file", "service.description=Files in a folder"})
@Designate(ocd = FileConfiguration.class)
public final class FileConnector implements RegisterConnector {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(CodedDate.class, ToStringSerializer.instance))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Path folder;

    /**
     * @throws IllegalArgumentException when no folder is configured
     */
    @Activate
    public FileConnector(FileConfiguration configuration) {
        this(folder(configuration.folder()));
    }

    FileConnector(Path folder) {
        this.folder = folder;
    }

    private static Path folder(String configured) {
        if (configured.isBlank()) {
            throw new IllegalArgumentException("folder in etc/org.alveolus.register.file.cfg names no folder");
        }
        return Path.of(configured.strip());
    }

    @Override
    public RegisterAnswer deliver(RegisterDelivery delivery) throws IOException {
        Path file = folder.resolve(delivery.id() + ".json");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                write(JSON.writeValueAsBytes(delivery), file);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("There is a file where the folder " + folder + " should be", e);
        } catch (IOException e) {
            throw new IOException("The folder " + folder + " cannot be written to: " + e.getMessage(), e);
        }
        return RegisterAnswer.accepted(file.getFileName().toString());
    }

    /** On the disk before it has its name. */
    private void write(byte[] content, Path file) throws IOException {
        Path unfinished = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
