namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>What <c>id-card-reader.js</c> is told to ask, and how.</summary>
/// <param name="Address">On the counter's PC.</param>
/// <param name="Method">Null for a web socket.</param>
/// <param name="Body">What is sent; null for nothing.</param>
/// <param name="Milliseconds">How long an answer is waited for.</param>
/// <param name="MayPrompt">
/// The clerk has just asked for it, so that the browser's own question comes as no surprise.
/// </param>
internal sealed record ReaderQuestion(Uri Address, string? Method, string? Body, double Milliseconds, bool MayPrompt);
