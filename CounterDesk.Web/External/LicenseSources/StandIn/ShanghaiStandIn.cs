using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// Shanghai's way: a session and five elements with every question, what stands for a person's number in place of it, and what
/// the national gateway says as a text inside its own answer.
/// </summary>
internal sealed partial class ShanghaiStandIn(StandInProvince province, StandInTokens tokens) : StandInDialect(province, tokens)
{
    private const string Prefix = "cert/usage/";

    private static readonly string[] _fiveElements = ["orgName", "username", "itemName", "itemCode", "businessCode"];

    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, string> _numbers = [];

    public override bool Speaks(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    public override StandInAnswer Answer(StandInQuestion question) =>
        Province.Behavior is StandInBehavior.Quota
            ? new(Failed("超过当日调用上限")) { Status = StatusCodes.Status429TooManyRequests }
            : AnswerCall(question.Path[Prefix.Length..], question);

    private StandInAnswer AnswerCall(string operation, StandInQuestion question)
    {
        var body = question.Body;
        if (operation is "login.do")
        {
            return new(SignIn(question));
        }

        var answer = question.Signer is null || !Tokens.IsGood(Text(body, "sessionId")) ? new(Failed("sessionId 无效或已过期"))
            : !HasAll(_fiveElements.Select(name => ((JsonObject?)body, name))) ? new(Failed("五要素不全", "12"))
            : Province.Behavior is StandInBehavior.UnknownCode ? new(Failed("系统繁忙", "E-7788"))
            : operation is "checkIDCard.do" ? new(CheckCard(body))
            : Text(body, "UseFor") is not { Length: > 0 and <= MostOfACause } cause ? new(Failed("用途为空", "12"))
            : operation switch
            {
                "gb/secRetrieval.do" => new(Search(body)),
                "gb/getCertificateDataByCertificateID.do" => new(Read(body)),
                "gb/getCertificateFileByCertificateID.do" => new(NameFile(body, cause)),
                "gb/getCertFile.do" => Deliver(body),
                _ => new StandInAnswer(Failed("未提供该服务", "2")),
            };
        return answer with { IsGarbled = Province.Behavior is StandInBehavior.WrongCipher };
    }

    private JsonObject SignIn(StandInQuestion question) =>
        question.Signer is { } caller && Text(question.Body, "account") == caller.Account && HasAll((question.Body, "password"))
            && Province.Behavior is not StandInBehavior.SignInRefused
            ? Done("sessionId", Tokens.Give(caller.Account))
            : Failed("账号或密码错误");

    // Name, number and days must fit: nobody's number is enciphered for whoever knows it.
    private JsonObject CheckCard(JsonObject body) =>
        !HasAll((body, "name"), (body, "id"), (body, "startDay"), (body, "endDay"))
            || !IsDay(Text(body, "startDay")!) || (Text(body, "endDay") is not "长期" && !IsDay(Text(body, "endDay")!))
            ? Failed("必填参数为空", "12")
        : Province.Behavior is StandInBehavior.CardRefused || IsSomebodyElse(Text(body, "name")!, Text(body, "id")!)
            ? Failed("身份证信息核验不一致", "41")
        : Done("idCard", Encipher(Text(body, "id")!));

    private bool IsSomebodyElse(string name, string number) => Province.Of(number, kind: null).Any(license =>
        license.HolderCodes.Contains(number) && !((string)license.Items["certificate_holder_name"]!).Split(';').Contains(name));

    private string Encipher(string number)
    {
        var cipher = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        _numbers[cipher] = number;
        return cipher;
    }

    private JsonObject Search(JsonObject body)
    {
        if (Text(body, "CertificateHolderCode") is not { Length: > 0 } given || IsInClear().IsMatch(given))
        {
            return Failed("身份证号须为密文", "12");
        }

        var type = Text(body, "CertificateType");
        var found = Province.Of(_numbers.GetValueOrDefault(given, given), kind: null)
            .Where(license => type is null || (string?)license.Items["certificate_name"] == type).ToImmutableArray();
        return found.IsEmpty ? Passed("10", "未查询到证照")
            : Province.Behavior is StandInBehavior.WrongType ? Passed("0", "成功", "见附件")
            : Passed("0", "成功", new JsonObject { ["dataList"] = new JsonArray([.. found.Select(license => (JsonNode)Items(license))]) });
    }

    private JsonObject Read(JsonObject body)
    {
        if (Province.Find(Text(body, "CertificateID")) is not { } found)
        {
            return Passed("10", "未查询到证照");
        }

        if (Province.Behavior is StandInBehavior.WrongType)
        {
            return Passed("0", "成功", "见附件");
        }

        var sent = Province.Instead(found);
        var whole = Items(sent);
        whole["certData"] = sent.Face.DeepClone();
        return Passed("0", "成功", whole);
    }

    private JsonObject NameFile(JsonObject body, string cause)
    {
        if (Province.Find(Text(body, "CertificateID")) is not { } license || Province.HandOver(license, cause) is not { } file)
        {
            return Passed("10", "无证照文件");
        }

        var name = Province.Link(Province.Behavior is StandInBehavior.NotAFile ? "nothing"u8.ToArray() : file);
        var host = Province.Behavior is StandInBehavior.ForeignLink ? "http://192.0.2.1" : "http://gateway.invalid";
        return Passed("0", "成功", new JsonObject { ["url"] = $"{host}/files/{name}", ["fileFormat"] = "ofd" });
    }

    private StandInAnswer Deliver(JsonObject body) =>
        HasAll((body, "url"), (body, "fileFormat")) && Province.Deliver(Text(body, "url")!.Split('/')[^1]) is { } file
            ? new([]) { File = file }
            : new(Failed("文件不存在", "10"));

    // The gateway's names, with their words run together.
    private JsonObject Items(StandInLicense license) => new(Province.Items(license).Select(item => KeyValuePair.Create(
        string.Concat(item.Key.Split('_').Select((word, at) => at is 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])),
        item.Value?.DeepClone())));

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static JsonObject Passed(string code, string message, JsonNode? data = null) =>
        Done("data", Said(code, message, data).ToJsonString(_readable));

    private static JsonObject Done(string name, string value) => new() { ["success"] = true, ["msg"] = "", [name] = value };

    private static JsonObject Failed(string message, string? code = null)
    {
        var answer = new JsonObject { ["success"] = false, ["msg"] = message, ["data"] = "" };
        if (code is not null)
        {
            answer["code"] = code;
        }

        return answer;
    }

    private static string? Text(JsonObject? data, string name) => StandInQuestion.Text(data, name);

    [GeneratedRegex(@"\A(\d{15}|\d{17}[\dxX])\z")]
    private static partial Regex IsInClear();
}
