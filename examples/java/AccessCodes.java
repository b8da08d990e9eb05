import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import seam.AccessCode;
import seam.AccessCodeBase;
import seam.AccessCodeBaseErrorsItem;
import seam.AccessCodeBaseWarningsItem;
import seam.AccessCodeError;
import seam.ConnectedAccountError;
import seam.DeviceError;
import seam.OngoingAccessCode;
import seam.TimeBoundAccessCode;
import seam.UnmanagedAccessCode;
import seam.UnmanagedTimeBoundAccessCode;
import seam.runtime.Json;

/** Prints the access codes of a file, whose type tells what each of them has. */
final class AccessCodes {
  private AccessCodes() {}

  private static String schedule(AccessCodeBase code) {
    if (code instanceof TimeBoundAccessCode timeBound) {
      String once = timeBound.isOneTimeUse() ? ", once" : "";
      return day(timeBound.startsAt()) + " to " + day(timeBound.endsAt()) + once;
    }
    if (code instanceof UnmanagedTimeBoundAccessCode timeBound) {
      return day(timeBound.startsAt()) + " to " + day(timeBound.endsAt());
    }
    return "ongoing";
  }

  private static String day(String time) {
    return time.substring(0, 10);
  }

  private static String status(AccessCodeBase code) {
    if (code instanceof OngoingAccessCode ongoing) {
      return ongoing.status().value();
    }
    if (code instanceof TimeBoundAccessCode timeBound) {
      return timeBound.status().value();
    }
    return "not managed by Seam";
  }

  // From Java 21 on a `switch` over the sealed interface does without the last line.
  private static String errorLine(AccessCodeBaseErrorsItem error) {
    if (error instanceof DeviceError device) {
      return "device: " + device.message();
    }
    if (error instanceof ConnectedAccountError account) {
      return "account: " + account.message();
    }
    if (error instanceof AccessCodeError accessCode) {
      return "access code: " + accessCode.message();
    }
    throw new IllegalArgumentException("no error of the contract");
  }

  /** The access codes of a file; an exception says everything that is wrong with one. */
  private static List<AccessCodeBase> read(File file) throws IOException {
    List<AccessCodeBase> codes = new ArrayList<>();
    JsonNode listed = Json.mapper().readTree(file);
    for (JsonNode each : listed.get("access_codes")) {
      codes.add(Json.decode(AccessCode.class, each));
    }
    for (JsonNode each : listed.get("unmanaged_access_codes")) {
      codes.add(Json.decode(UnmanagedAccessCode.class, each));
    }
    return codes;
  }

  private static <T> List<T> orEmpty(List<T> items) {
    return Objects.requireNonNullElse(items, List.of());
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<AccessCodeBase> codes = read(new File(arguments[0]));
    int faulty = 0;
    for (AccessCodeBase code : codes) {
      String name = Objects.requireNonNullElse(code.name(), "(no name)");
      String digits = Objects.requireNonNullElse(code.code(), "no code yet");
      out.printf("%s: %s, %s, %s%n", name, digits, schedule(code), status(code));
      for (AccessCodeBaseErrorsItem error : orEmpty(code.errors())) {
        out.println("  error of the " + errorLine(error));
      }
      for (AccessCodeBaseWarningsItem warning : orEmpty(code.warnings())) {
        out.println("  warning: " + warning.message());
      }
      if (!orEmpty(code.errors()).isEmpty()) {
        faulty++;
      }
    }
    out.printf("%d access codes, %d of them with errors%n", codes.size(), faulty);
  }
}
