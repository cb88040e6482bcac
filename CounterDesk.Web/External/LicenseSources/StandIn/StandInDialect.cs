using System.Text.Json.Nodes;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>One way of asking and answering. A province speaks all of them, each at paths of its own.</summary>
internal abstract class StandInDialect(StandInProvince province, StandInTokens tokens)
{
    protected const int MostOfACause = 200;

    protected StandInProvince Province => province;

    protected StandInTokens Tokens => tokens;

    public abstract bool Speaks(string path);

    public abstract StandInAnswer Answer(StandInQuestion question);

    /// <summary>Whether everything that may not be left out stands there, and is not blank.</summary>
    protected static bool HasAll(params IEnumerable<(JsonObject? In, string Name)> mandatory) =>
        mandatory.All(field => !string.IsNullOrWhiteSpace(StandInQuestion.Text(field.In, field.Name)));

    /// <summary>Who asks, at which counter and for what: no answer without them.</summary>
    protected static bool SaysWhoAsks(JsonObject? head)
    {
        var (client, project) = (head?["clientInfo"] as JsonObject, head?["projectInfo"] as JsonObject);
        return HasAll(
            (client, "areaCode"), (client, "orgName"), (client, "orgCode"), (client, "operatorId"), (client, "operatorName"),
            (client, "terminal"), (project, "taskName"), (project, "projectNo"));
    }

    /// <summary>The words of GB/T 36906's envelope.</summary>
    protected static JsonObject Said(string code, string message, JsonNode? data = null) =>
        new() { ["head"] = new JsonObject { ["status"] = code, ["message"] = message }, ["data"] = data };
}
