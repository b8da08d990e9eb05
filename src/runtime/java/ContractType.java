package allof.runtime;

import java.util.List;

/** A type of the contract. */
public interface ContractType {
  /**
   * Everything about this value that its type does not allow.
   *
   * @return an empty list where it is valid
   */
  default List<Violation> validate() {
    return Json.validate(this);
  }
}
