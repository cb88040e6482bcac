using System.Text.Json;
using CounterDesk.Domain.IdCards;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>
/// How the local service of one make of readers is asked, and what its answer says. A service's own words stay in its
/// dialect. docs/operations.md tells where each is known from.
/// </summary>
internal interface IReaderDialect
{
    /// <summary>As the setting names it.</summary>
    string Name { get; }

    /// <summary>Where the service listens unless the hall says otherwise.</summary>
    Uri UsualAddress { get; }

    /// <summary>How it is asked; null for a web socket.</summary>
    string? Method { get; }

    /// <summary>What is sent with the question.</summary>
    /// <param name="challenge">Digits that no reading before had.</param>
    string? Ask(string challenge);

    /// <summary>
    /// Reads an answer, which is an object and may have anything in it. Members of another type than expected may throw
    /// <see cref="InvalidOperationException"/>, what is not well formed <see cref="FormatException"/>.
    /// </summary>
    CardReading Read(JsonElement answer, string challenge, bool isStandIn);
}
