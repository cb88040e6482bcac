namespace CounterDesk.Web;

/// <summary>
/// The program must not or cannot run as it is set up. The message is a sentence for whoever operates it, and says what
/// to do.
/// </summary>
public sealed class CannotStartException(string sentence) : Exception(sentence);
