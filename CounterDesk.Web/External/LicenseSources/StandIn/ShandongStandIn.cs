using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// Shandong's way: one kind at a time, answers enciphered by SM2 for whoever asks, files behind links without the name of
/// the machine, and questions on a phone.
/// </summary>
internal sealed class ShandongStandIn(StandInProvince province, StandInTokens tokens) : StandInDialect(province, tokens)
{
    private const string Licenses = "main/CertShare/";
    private const string Phones = "main/ChannelVerify/";

    private static readonly string[] _causeKeys =
    [
        "certificateCopyCause", "certificateCallCategory", "certificateEventCode", "certificateMatterName", "certificateSystemName",
    ];

    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, Phone> _phones = [];

    public override bool Speaks(string path) =>
        path.StartsWith(Licenses, StringComparison.Ordinal) || path.StartsWith(Phones, StringComparison.Ordinal);

    public override StandInAnswer Answer(StandInQuestion question) => new(AnswerEnvelope(question));

    private JsonObject AnswerEnvelope(StandInQuestion question)
    {
        var (head, data) = (question.Head, question.Data);
        return Province.Behavior is StandInBehavior.Quota ? Said("429", "超过当日调用上限")
            : question.Signer is not { } caller || Province.Behavior is StandInBehavior.SignInRefused
                || Text(head, "accessId") != caller.Account || !HasAll((head, "accessToken")) ? Said("11", "认证失败")
            : !SaysWhoAsks(head) || CauseOf(data) is not { } cause ? Said("12", "必填参数为空")
            : Province.Behavior is StandInBehavior.UnknownCode ? Said("E-7788", "系统繁忙")
            : question.Path.StartsWith(Phones, StringComparison.Ordinal)
                ? AskPhone(question.Path[Phones.Length..], data!, caller)
            : AnswerCall(question.Path[Licenses.Length..], data!, cause, caller, question.Self);
    }

    // All five keys, the code of the item only where it is for one.
    private static string? CauseOf(JsonObject? data)
    {
        try
        {
            return JsonNode.Parse(Text(data, "useCause") ?? "null") is JsonObject cause
                && _causeKeys.All(cause.ContainsKey)
                && HasAll((cause, "certificateCopyCause"), (cause, "certificateMatterName"), (cause, "certificateSystemName"))
                && (Text(cause, "certificateCallCategory") is "1" || HasAll((cause, "certificateEventCode")))
                && Text(cause, "certificateCopyCause")!.Length <= MostOfACause
                    ? Text(cause, "certificateCopyCause")
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonObject AnswerCall(string operation, JsonObject data, string cause, StandInCaller caller, string self) => operation switch
    {
        "queryCertInfoByHolderCode" => Search(data, caller),
        "queryCertInfo" => Province.Find(Text(data, "certIdentifier")) is { } found
            ? Inside(Province.Behavior is StandInBehavior.WrongType ? "见附件" : Whole(Province.Instead(found)), caller)
            : Said("10", "未查询到证照"),
        "downloadUrl" => SendLink(data, cause, caller, self),
        "verifyCertInfo" => Said("0", "成功", new JsonObject { ["result"] = Province.Compare(data["certData"] as JsonObject) }),
        "verifyFile" => Said("0", "成功", new JsonObject { ["result"] = Province.CompareFile(Text(data, "content")) }),
        "queryCertInfoByQRcode" => Province.Redeem(Text(data, "qrcode")) is var (shown, code, words) && shown is not null
            ? Inside(Whole(shown), caller)
            : Said(code, words),
        "queryCertInfosByVerifyTrx" => Fetch(data, caller),
        _ => Said("2", "未提供该服务"),
    };

    private JsonObject Search(JsonObject data, StandInCaller caller) =>
        !HasAll((data, "holderCode")) ? Said("110", "持证主体代码为空")
        : Text(data, "holderTypeCode") is not { Length: 3 } ? Said("103", "持证主体代码类型错误")
        : Text(data, "certTypeCode") is not { Length: > 0 } kind ? Said("12", "证照类型代码为空")
        : Found(Text(data, "holderCode")!, kind, caller);

    private JsonObject Found(string holder, string kind, StandInCaller caller) => Province.Of(holder, kind) switch
    {
        [] => Said("10", "未查询到证照"),
        _ when Province.Behavior is StandInBehavior.WrongType => Inside("见附件", caller),
        [var one] => Inside(Whole(one), caller),
        var several => Inside(new JsonArray([.. several.Select(license => (JsonNode)Whole(license))]), caller),
    };

    private JsonObject SendLink(JsonObject data, string cause, StandInCaller caller, string self)
    {
        if (Province.Find(Text(data, "certIdentifier")) is not { } license)
        {
            return Said("10", "未查询到证照");
        }

        if (license.Status is not ("有效" or "暂停"))
        {
            return Said("21", "证照已废止或注销");
        }

        if (Province.HandOver(license, cause) is not { } file)
        {
            return Said("10", "无证照文件");
        }

        var name = Province.Link(Province.Behavior is StandInBehavior.NotAFile ? "nothing"u8.ToArray() : file);
        return Whole(
            new JsonObject
            {
                ["contentType"] = "http",
                ["content"] = Province.Behavior is StandInBehavior.ForeignLink
                    ? $"http://192.0.2.1/files/{name}"
                    : $"{new Uri(self).AbsolutePath}/files/{name}",
                ["certIdentifier"] = license.Identifier,
            },
            caller);
    }

    private JsonObject AskPhone(string operation, JsonObject data, StandInCaller caller) => operation switch
    {
        "begin/verify" => Begin(data, caller),
        "current/status" => Text(data, "trxId") is { } id && _phones.TryGetValue(id, out var phone)
            ? Whole(new JsonObject { ["verifyStatus"] = StatusOf(id, phone) }, caller)
            : Said("10", "核验交易不存在"),
        _ => Said("2", "未提供该服务"),
    };

    private JsonObject Begin(JsonObject data, StandInCaller caller)
    {
        if (data["certCodes"] is not JsonArray { Count: > 0 } kinds)
        {
            return Said("12", "证照类型代码为空");
        }

        var (shown, code, words) = Province.Redeem(Text(data, "qrcode"));
        if (shown is null)
        {
            return Said(code, words);
        }

        var id = RandomNumberGenerator.GetHexString(24, lowercase: true);
        _phones[id] = new Phone(shown.HolderCodes[0], [.. kinds.Select(kind => kind?.ToString() ?? "")], 0);
        return Whole(new JsonObject { ["trxId"] = id }, caller) is var asked && Province.Behavior is StandInBehavior.Normal
            ? Said("60001", "已发送授权请求", asked["data"]!.DeepClone())
            : asked;
    }

    // Who holds the phone agrees when it is looked at for the second time.
    private string StatusOf(string id, Phone phone)
    {
        _phones[id] = phone with { Looks = phone.Looks + 1 };
        return Province.Behavior switch
        {
            StandInBehavior.PhoneSilent => "1",
            StandInBehavior.PhoneRefused => "3",
            _ => phone.Looks is 0 ? "1" : "2",
        };
    }

    private JsonObject Fetch(JsonObject data, StandInCaller caller) =>
        Text(data, "trxId") is not { } id || !_phones.TryGetValue(id, out var phone) ? Said("10", "核验交易不存在")
        : phone.Looks < 2 || Province.Behavior is StandInBehavior.PhoneSilent or StandInBehavior.PhoneRefused ? Said("23", "持证主体未授权")
        : Text(data, "certTypeCode") is not { } kind || !phone.Kinds.Contains(kind) ? Said("100", "无此证照类型权限")
        : Found(phone.Holder, kind, caller);

    private JsonObject Whole(StandInLicense license)
    {
        var whole = Province.Items(license);
        whole["cert_identifier"] = license.Identifier;
        whole["certno"] = license.Number;
        foreach (var (key, value) in license.Face.Where(field => !whole.ContainsKey(field.Key)))
        {
            whole[key] = value?.DeepClone();
        }

        return whole;
    }

    private JsonObject Inside(JsonNode plain, StandInCaller caller) =>
        Said("0", "数据获取成功", new JsonObject { ["certData"] = Encipher(plain, caller) });

    private JsonObject Whole(JsonNode plain, StandInCaller caller) => Said("0", "数据获取成功", Encipher(plain, caller));

    private string Encipher(JsonNode plain, StandInCaller caller)
    {
        var text = plain.ToJsonString(_readable);
        var bytes = Province.Behavior is StandInBehavior.WrongEncoding
            ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
        var key = Province.Behavior is StandInBehavior.WrongCipher ? Sm2PrivateKey.Generate().PublicKey : KeyOf(caller);
        return Convert.ToHexString(Sm2Cipher.Encrypt(key, bytes));
    }

    private static Sm2PublicKey KeyOf(StandInCaller caller) =>
        Sm2PublicKey.TryRead(Convert.FromHexString(caller.CipherKey), out var key)
            ? key
            : throw new InvalidOperationException("Give the stand-in the caller's second key as well: it enciphers for it.");

    private static string? Text(JsonObject? data, string name) => StandInQuestion.Text(data, name);

    private sealed record Phone(string Holder, string[] Kinds, int Looks);
}
