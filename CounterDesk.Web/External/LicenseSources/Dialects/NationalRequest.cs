using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Who calls: account and token, and when.</summary>
internal sealed record NationalHead(string Account, string AccessId, string Token, DateTimeOffset At);

/// <summary>Writes questions in the envelope of GB/T 36906: a head, and data with the reason for use in every one of them.</summary>
internal static class NationalRequest
{
    private const string SystemName = "CounterDesk";
    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>JSON in which Chinese stands as it is.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An id for one sign-in: when, who, and a number of its own.</summary>
    public static string AccessId(string account, DateTimeOffset at, Guid number) =>
        $"{Written(at)}{account}{number:N}";

    public static byte[] Token(string account, string accessId, string signature) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["accessId"] = accessId, ["accountId"] = account, ["sign"] = signature }, Readable);

    /// <param name="holder">Whose licenses.</param>
    /// <param name="kindCode">Of one kind; null for all.</param>
    public static JsonObject Search(HolderCode holder, string? kindCode)
    {
        var data = new JsonObject { ["holderCode"] = holder.Text, ["holderTypeCode"] = Written(holder.Type) };
        if (kindCode is not null)
        {
            data["certTypeCode"] = kindCode;
        }

        return data;
    }

    public static JsonObject Read(LicenseIdentifier identifier) => new() { ["certIdentifier"] = identifier.Value };

    // The cause of the copy is the reason for use: the file says it on each page.
    public static JsonObject ReadFile(LicenseIdentifier identifier, DateOnly until, PlatformCall call) => new()
    {
        ["certificateIdentifier"] = identifier.Value,
        ["certificateCopyCause"] = call.Purpose,
        ["certificateCopyExpiringTime"] = until.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "235959",
        ["fileType"] = "ofd",
    };

    public static JsonObject Verify(License license) => new()
    {
        ["certTypeCode"] = license.KindCode,
        ["certData"] = new JsonObject
        {
            ["certIdentifier"] = license.Identifier.Value,
            ["certNo"] = license.Number,
            ["holder"] = string.Join(';', license.Holders.Select(holder => holder.Name)),
            ["holderCode"] = string.Join(';', license.Holders.Select(holder => holder.Code.Text)),
        },
    };

    public static JsonObject VerifyFile(string kindCode, LicenseFile file) => new()
    {
        ["certTypeCode"] = kindCode,
        ["contentType"] = "base64",
        ["content"] = Convert.ToBase64String(file.Bytes.Span),
    };

    public static JsonObject Resolve(string token) => new() { ["qrcode"] = token };

    /// <summary>The whole question.</summary>
    public static byte[] Write(NationalHead head, PlatformCall call, JsonObject data, JsonObject client)
    {
        data["useCause"] = call.Purpose;
        var envelope = new JsonObject
        {
            ["head"] = new JsonObject
            {
                ["accountId"] = head.Account,
                ["accessId"] = head.AccessId,
                ["accessToken"] = head.Token,
                ["reqTime"] = Written(head.At),
                ["clientInfo"] = client,
                ["projectInfo"] = Project(call),
            },
            ["data"] = data,
        };
        return JsonSerializer.SerializeToUtf8Bytes(envelope, Readable);
    }

    /// <summary>Who asks, and at which counter.</summary>
    public static JsonObject Client(PlatformCall call) => new()
    {
        ["areaCode"] = call.Region,
        ["systemName"] = SystemName,
        ["orgName"] = call.OfficeName,
        ["orgCode"] = call.OfficeCode,
        ["operatorId"] = call.OperatorNumber,
        ["operatorName"] = call.OperatorName,
        ["operatorRole"] = call.OperatorRole,
        ["terminal"] = call.Terminal,
    };

    /// <summary>For what matter.</summary>
    public static JsonObject Project(PlatformCall call) => new()
    {
        ["taskCode"] = call.ItemCode ?? "",
        ["taskName"] = call.ItemName,
        ["projectNo"] = call.BusinessNumber,
    };

    /// <summary>A type of number by GB/T 36903 annex A: three digits.</summary>
    public static string Written(HolderCodeType type) => ((int)type).ToString("000", CultureInfo.InvariantCulture);

    // Platforms read the time of China.
    private static string Written(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString(TimeFormat, CultureInfo.InvariantCulture);
}
