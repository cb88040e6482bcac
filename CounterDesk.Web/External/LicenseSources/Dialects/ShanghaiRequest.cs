using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Writes questions as Shanghai has them: flat, each with the session and the five elements (五要素) of use.</summary>
internal sealed class ShanghaiRequest(PlatformOptions options)
{
    private const string WithoutEnd = "长期";

    public static JsonObject CheckCard(PresentedCard card) => new()
    {
        ["name"] = card.Name,
        ["id"] = card.Holder.Text,
        ["startDay"] = Written(card.ValidFrom),
        ["endDay"] = card.ValidUntil is { } last ? Written(last) : WithoutEnd,
    };

    /// <param name="number">That of an organization, or what stands for a person's.</param>
    /// <param name="kindName">Of one kind; null for all.</param>
    public static JsonObject Search(string number, string? kindName)
    {
        var data = new JsonObject { ["CertificateHolderCode"] = number };
        if (kindName is not null)
        {
            data["CertificateType"] = kindName;
        }

        return data;
    }

    public static JsonObject Read(LicenseIdentifier identifier) => new() { ["CertificateID"] = identifier.Value };

    public static JsonObject Deliver(ShanghaiFile file) => new() { ["url"] = file.Name, ["fileFormat"] = file.Format };

    public byte[] SignIn() => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["account"] = options.Account, ["password"] = options.Shanghai.Password }, NationalRequest.Readable);

    /// <summary>Under which item it is asked; null when there is none, and none is set instead.</summary>
    public string? ItemOf(PlatformCall call) =>
        string.IsNullOrWhiteSpace(call.ItemCode)
            ? (options.Shanghai.ItemCode.Length > 0 ? options.Shanghai.ItemCode : null)
            : call.ItemCode;

    /// <summary>The whole question.</summary>
    public byte[] Write(PlatformSignIn signIn, PlatformCall call, JsonObject data)
    {
        data["sessionId"] = signIn.Token;
        data["UseFor"] = call.Purpose;
        data["orgName"] = call.OfficeName;
        data["username"] = call.OperatorName;
        data["itemName"] = call.ItemName;
        data["itemCode"] = ItemOf(call);
        data["businessCode"] = call.BusinessNumber;
        data["clientInfo"] = NationalRequest.Client(call);
        return JsonSerializer.SerializeToUtf8Bytes(data, NationalRequest.Readable);
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What the platform calls a file, by which it hands it over.</summary>
internal sealed record ShanghaiFile(string Name, string Format)
{
    public override string ToString() => nameof(ShanghaiFile);
}
