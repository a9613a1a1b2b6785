/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.config.ParsedConfig;
import dev.parsimony.policy.cache.disk.DirectoryView;
import dev.parsimony.policy.cache.disk.DiskSettings;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.policy.cache.redis.RedisSettings;
import dev.parsimony.policy.cache.redis.RedisView;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.MissingSecretException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Where the answers of one configuration are, or of one directory. */
final class AnswerPlaces {

  private final PrintStream err;
  private final Environment environment;

  AnswerPlaces(PrintStream err, Environment environment) {
    this.err = err;
    this.environment = environment;
  }

  /** All that there are; none where that was told to be wrong. */
  List<Opening> of(CacheArguments given) {
    List<Opening> places = new ArrayList<>();
    Path place = Paths.get(given.place());
    if (!Files.exists(place)) {
      err.println(given.place() + ": does not exist");
      return places;
    }
    if (!Files.isRegularFile(place)) {
      String keyVariable = given.option("--key-variable");
      places.add(
          () -> new DiskPlace(DirectoryView.open(place, keyVariable, environment::variable)));
      return places;
    }
    ParsedConfig config = ParsedConfig.ofFile(given.place(), environment);
    config.problems().forEach(problem -> err.println(problem.in(given.place())));
    if (!config.problems().isEmpty()) {
      return places;
    }
    DiskSettings disk = config.cacheOnDisk();
    if (disk.enabled()) {
      places.add(() -> new DiskPlace(DirectoryView.open(disk, environment::variable)));
    }
    RedisSettings redis = config.cacheInRedis();
    if (redis.enabled()) {
      places.add(() -> new RedisPlace(RedisView.open(redis, environment::variable)));
    }
    if (places.isEmpty()) {
      err.println(given.place() + ": has neither cache.disk.directory nor cache.redis.url");
    }
    return places;
  }

  /** A place that is not opened yet. */
  interface Opening {

    AnswerPlace open()
        throws IOException,
            UnusableStoreException,
            GeneralSecurityException,
            MissingSecretException;
  }
}
