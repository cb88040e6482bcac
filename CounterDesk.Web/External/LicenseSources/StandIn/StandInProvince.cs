using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// What one fictional province answers, and what it refuses: everything that the interfaces call mandatory must be there.
/// </summary>
internal sealed class StandInProvince(ImmutableArray<StandInLicense> licenses, StandInTokens tokens)
{
    private const int MostOfACause = 200;

    private readonly ConcurrentDictionary<string, (string Identifier, StandInCode State)> _codes = [];
    private readonly ConcurrentDictionary<string, byte[]> _links = [];
    private readonly ConcurrentDictionary<string, int> _calls = [];
    private readonly ConcurrentDictionary<string, bool> _handedOver = [];
    private int _reports;

    public StandInBehavior Behavior { get; private set; }

    /// <summary>How often each of its interfaces was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Delay { get; set; }

    public TimeSpan Skew => Behavior is StandInBehavior.ClockSkew ? TimeSpan.FromMinutes(30) : TimeSpan.Zero;

    public void Follow(StandInBehavior behavior)
    {
        Behavior = behavior;
        if (behavior is StandInBehavior.ExpiredToken)
        {
            tokens.Forget();
        }
    }

    /// <summary>A code for a license, as a phone would show it. It counts once. Null when nobody has that license.</summary>
    /// <param name="identifier">Of the license.</param>
    /// <param name="start">What its codes begin with.</param>
    /// <param name="state">How far the code is.</param>
    public string? Show(string identifier, string start, StandInCode state)
    {
        if (licenses.All(license => license.Identifier != identifier))
        {
            return null;
        }

        var code = start + RandomNumberGenerator.GetHexString(32);
        _codes[code] = (identifier, state);
        return code;
    }

    public byte[]? Deliver(string link) => _links.TryRemove(link, out var file) ? file : null;

    /// <summary>Answers a question; its envelope is checked first.</summary>
    /// <param name="path">Which interface.</param>
    /// <param name="question">The body, as JSON.</param>
    /// <param name="isSigned">Whether the account's key signed the body.</param>
    /// <param name="self">The address of this province, for links.</param>
    public JsonObject Answer(string path, JsonObject question, bool isSigned, string self)
    {
        _calls.AddOrUpdate(path, 1, (_, before) => before + 1);
        if (Behavior is StandInBehavior.Quota)
        {
            return Said("429", "今日调用次数已用完");
        }

        if (!isSigned || Behavior is StandInBehavior.SignInRefused)
        {
            return Said("11", "认证失败");
        }

        if (path is "elssp/v1/GetAccessToken")
        {
            return tokens.SignIn(Text(question, "accountId"), Text(question, "accessId"), Text(question, "sign"), Skew) is { } token
                ? Done(new JsonObject { ["accessToken"] = token })
                : Said("11", "认证失败");
        }

        var (head, data) = (question["head"] as JsonObject, question["data"] as JsonObject);
        return !tokens.IsSignedIn(Text(head, "accountId"), Text(head, "accessToken")) ? Said("11", "令牌已失效")
            : data is null || MissingIn(head!, data) is not null ? Said("12", "必填参数为空")
            : AnswerCall(path, data, self);
    }

    // Who asks, where and what for: no answer without them.
    private static string? MissingIn(JsonObject head, JsonObject data)
    {
        var (client, project) = (head["clientInfo"] as JsonObject, head["projectInfo"] as JsonObject);
        (JsonObject? In, string Name)[] mandatory =
        [
            (head, "accessId"), (head, "reqTime"),
            (client, "areaCode"), (client, "orgName"), (client, "orgCode"), (client, "operatorId"), (client, "operatorName"),
            (client, "terminal"), (project, "taskName"), (project, "projectNo"), (data, "useCause"),
        ];
        return mandatory.FirstOrDefault(field => string.IsNullOrWhiteSpace(Text(field.In, field.Name))).Name
            ?? (Text(data, "useCause")!.Length > MostOfACause ? "useCause" : null);
    }

    private JsonObject AnswerCall(string path, JsonObject data, string self) => path switch
    {
        "elssp/v1/GetCertificateDataByHolder" => Search(data),
        "elssp/v1/GetCertificateDataByCertificateID" => Find(data, "certIdentifier") is { } found
            ? Done(Whole(found))
            : Said("10", "未查询到证照"),
        "elssp/v1/GetCertificateFileByCertificateID" => SendFile(data, self),
        "verifyCertInfo" => Done(new JsonObject { ["result"] = Compare(data), ["message"] = "验证完成" }),
        "verifyFile" => Done(new JsonObject { ["result"] = CompareFile(data), ["message"] = "验证完成" }),
        "queryCertInfoByQRcode" => Resolve(data),
        "feedback/lack" => Take(data, "certificateTypeName", "certificateIssuingAuthorityName", "certificateHolderName", "certificateHolderCode"),
        "feedback/error" => Take(data, "certificateIdentifier", "problemRemark"),
        "feedback/loadFailure" => Take(data, "certificateIdentifier"),
        _ => Said("2", "未提供该服务"),
    };

    private JsonObject Search(JsonObject data)
    {
        if (string.IsNullOrWhiteSpace(Text(data, "holderCode")))
        {
            return Said("110", "持证主体代码为空");
        }

        if (Text(data, "holderTypeCode") is not { Length: 3 })
        {
            return Said("103", "持证主体代码类型错误");
        }

        var (holder, kind) = (Text(data, "holderCode"), Text(data, "certTypeCode"));
        var found = licenses
            .Where(license => Behavior is StandInBehavior.AnotherHolder
                ? !license.HolderCodes.Contains(holder!)
                : license.HolderCodes.Contains(holder!))
            .Where(license => kind is null || license.KindCode == kind)
            .Select(license => (JsonNode)Items(license)).ToArray();
        return found.Length is 0 ? Said("10", "未查询到证照")
            : Behavior is StandInBehavior.WrongType ? Done("见附件")
            : Done(new JsonArray(found));
    }

    private JsonObject SendFile(JsonObject data, string self)
    {
        if (Find(data, "certificateIdentifier") is not { } license)
        {
            return Said("10", "未查询到证照");
        }

        if (Text(data, "certificateCopyCause") is not { Length: > 0 } cause || Text(data, "certificateCopyExpiringTime") is not { Length: 14 })
        {
            return Said("12", "必填参数为空");
        }

        if (license.MakeFile(cause) is not { } file)
        {
            return Said("10", "无证照文件");
        }

        _handedOver[Convert.ToHexString(Sm3.Hash(file))] = true;
        if (Behavior is StandInBehavior.Link or StandInBehavior.ForeignLink)
        {
            var name = RandomNumberGenerator.GetHexString(32, lowercase: true);
            _links[name] = file;
            var address = Behavior is StandInBehavior.Link ? $"{self}/files/{name}" : $"http://192.0.2.1/files/{name}";
            return Done(new JsonObject { ["contentType"] = "http", ["content"] = address });
        }

        var content = Behavior is StandInBehavior.WrongCipher ? RandomNumberGenerator.GetBytes(file.Length) : file;
        return Done(new JsonObject { ["contentType"] = "base64", ["content"] = Convert.ToBase64String(content) });
    }

    private string Compare(JsonObject data)
    {
        if (data["certData"] is not JsonObject said)
        {
            return "6";
        }

        var found = Find(said, "certIdentifier");
        return found is null ? "5"
            : found.Number != Text(said, "certNo") || string.Join(';', found.HolderCodes) != Text(said, "holderCode") ? "7"
            : found.Status switch
            {
                "有效" => "0",
                "未激活" => "1",
                "暂停" => "2",
                _ => "3",
            };
    }

    private string CompareFile(JsonObject data)
    {
        var bytes = new byte[Text(data, "content")?.Length ?? 0];
        return Convert.TryFromBase64String(Text(data, "content") ?? "", bytes, out var length)
            && _handedOver.ContainsKey(Convert.ToHexString(Sm3.Hash(bytes.AsSpan(0, length))))
            ? "0"
            : "7";
    }

    // Which codes tell an old code from a used one stands in no table: these are of this stand-in alone.
    private JsonObject Resolve(JsonObject data)
    {
        if (Text(data, "qrcode") is not { } code || !_codes.TryGetValue(code, out var shown))
        {
            return Said("10", "二维码无效");
        }

        return shown.State switch
        {
            StandInCode.Expired => Said("31", "二维码已过期"),
            StandInCode.Fresh when _codes.TryUpdate(code, shown with { State = StandInCode.Used }, shown) =>
                Done(new JsonObject { ["cert_identifier"] = shown.Identifier }),
            _ => Said("32", "二维码已使用"),
        };
    }

    private JsonObject Take(JsonObject data, params string[] mandatory) =>
        mandatory.Any(name => string.IsNullOrWhiteSpace(Text(data, name)))
            ? Said("12", "必填参数为空")
            : Done(new JsonObject
            {
                ["receiptNumber"] = string.Create(CultureInfo.InvariantCulture, $"YY{Interlocked.Increment(ref _reports):00000000}"),
            });

    private StandInLicense? Find(JsonObject data, string name) =>
        licenses.FirstOrDefault(license => license.Identifier == Text(data, name));

    private JsonObject Items(StandInLicense license)
    {
        var items = (JsonObject)license.Items.DeepClone();
        if (Behavior is StandInBehavior.FieldMissing)
        {
            items.Remove("certificate_issuing_authority_name");
        }

        if (Behavior is StandInBehavior.ExtraFields)
        {
            items["credit_level"] = "A";
            items["x"] = new JsonArray(1, 2);
        }

        return items;
    }

    private JsonNode Whole(StandInLicense license)
    {
        if (Behavior is StandInBehavior.WrongType)
        {
            return "见附件";
        }

        var whole = Items(Behavior is StandInBehavior.AnotherHolder ? licenses.First(other => other != license) : license);
        whole["certData"] = license.Face.DeepClone();
        return whole;
    }

    private JsonObject Done(JsonNode data) => Behavior is StandInBehavior.UnknownCode
        ? Said("E-7788", "系统繁忙")
        : new()
        {
            ["head"] = new JsonObject { ["status"] = "0", ["message"] = "成功" },
            ["data"] = data,
        };

    private static JsonObject Said(string code, string message) =>
        new() { ["head"] = new JsonObject { ["status"] = code, ["message"] = message }, ["data"] = null };

    private static string? Text(JsonObject? data, string name) =>
        data?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
