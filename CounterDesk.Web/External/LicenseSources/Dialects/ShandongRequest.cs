using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Writes questions as Shandong has them: GB/T 36906's envelope, and the reason for use as a text that is itself JSON with
/// five keys.
/// </summary>
internal sealed class ShandongRequest(PlatformOptions options)
{
    private const string ForAnItem = "0";
    private const string ForNoItem = "1";

    public static JsonObject Search(HolderCode holder, string kind) => new()
    {
        ["holderCode"] = holder.Text,
        ["holderTypeCode"] = NationalRequest.Written(holder.Type),
        ["certTypeCode"] = kind,
    };

    public static JsonObject ReadFile(LicenseIdentifier identifier, DateOnly until) => new()
    {
        ["certIdentifier"] = identifier.Value,
        ["expiryTime"] = until.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "235959",
    };

    public static JsonObject BeginConsent(string code, ImmutableArray<string> kinds) => new()
    {
        ["qrcode"] = code,
        ["certCodes"] = new JsonArray([.. kinds.Select(kind => (JsonNode)kind)]),
    };

    public static JsonObject PollConsent(PhoneConsent consent) => new() { ["trxId"] = consent.Transaction };

    public static JsonObject FetchConsented(PhoneConsent consent, string kind) =>
        new() { ["trxId"] = consent.Transaction, ["certTypeCode"] = kind };

    /// <summary>The whole question.</summary>
    public byte[] Write(PlatformSignIn signIn, PlatformCall call, JsonObject data)
    {
        data["useCause"] = Cause(call);
        return JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["head"] = new JsonObject
                {
                    ["accessId"] = signIn.AccessId,
                    ["accessToken"] = signIn.Token,
                    ["clientInfo"] = NationalRequest.Client(call),
                    ["projectInfo"] = NationalRequest.Project(call),
                },
                ["data"] = data,
            },
            NationalRequest.Readable);
    }

    private string Cause(PlatformCall call) => new JsonObject
    {
        ["certificateCopyCause"] = call.Purpose,
        ["certificateCallCategory"] = call.ItemCode is null ? ForNoItem : ForAnItem,
        ["certificateEventCode"] = call.ItemCode ?? "",
        ["certificateMatterName"] = call.ItemName,
        ["certificateSystemName"] = options.Shandong.SystemName,
    }.ToJsonString(NationalRequest.Readable);
}
