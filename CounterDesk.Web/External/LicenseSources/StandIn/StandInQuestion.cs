using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>A question as it came.</summary>
/// <param name="Path">Below the province's own.</param>
/// <param name="Body">As JSON; empty when it was none.</param>
/// <param name="Signer">Whose key signed the body; null when nobody's.</param>
/// <param name="Self">The address of the province, for links.</param>
internal sealed record StandInQuestion(string Path, JsonObject Body, StandInCaller? Signer, string Self)
{
    /// <summary>What stands behind the path.</summary>
    public required IReadOnlyDictionary<string, StringValues> Query { get; init; }

    /// <summary>A value that stands behind the path; null when it does not.</summary>
    public string? Behind(string name) => Query.TryGetValue(name, out var value) ? (string?)value : null;

    public JsonObject? Head => Body["head"] as JsonObject;

    public JsonObject? Data => Body["data"] as JsonObject;

    public override string ToString() => Path;

    /// <summary>A text of an object; null when it is not there, or is none.</summary>
    public static string? Text(JsonObject? data, string name) =>
        data?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>What goes back.</summary>
/// <param name="Body">As JSON.</param>
internal sealed record StandInAnswer(JsonObject Body)
{
    /// <summary>Of HTTP.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>A file that goes out in place of the body; null when none does.</summary>
    public byte[]? File { get; init; }

    /// <summary>It goes out enciphered for somebody else, all of it.</summary>
    public bool IsGarbled { get; init; }
}
