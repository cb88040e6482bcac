using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// The Guangdong family's way (license-app): whoever has signed in is authorized for each license by a code, and reads by
/// it. Errors are texts or objects, fields of the face are a text.
/// </summary>
internal sealed class GuangdongStandIn(StandInProvince province, StandInTokens tokens) : StandInDialect(province, tokens)
{
    private const string Prefix = "license-app/v1/";

    private static readonly string[] _operator =
        ["account", "name", "identity_num", "role", "division", "division_code", "service_org", "service_org_code"];

    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override bool Speaks(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    public override StandInAnswer Answer(StandInQuestion question) =>
        Province.Behavior is StandInBehavior.Quota
            ? new(Failed("超过当日调用上限")) { Status = StatusCodes.Status429TooManyRequests }
            : new(AnswerCall(question.Path[Prefix.Length..], question))
            {
                IsGarbled = Province.Behavior is StandInBehavior.WrongCipher && question.Path != Prefix + "security/login",
            };

    private JsonObject AnswerCall(string operation, StandInQuestion question) =>
        operation is "security/login" ? SignIn(question)
        : !Tokens.IsGood(question.Behind("access_token")) ? Failed("access_token 无效或已过期", "INVALID_ACCESS_TOKEN")
        : Province.Behavior is StandInBehavior.UnknownCode ? Failed("系统繁忙", "E-7788")
        : operation switch
        {
            "license/auth" => AuthorizeByDuty(question),
            "license/holder" or "license/entrust" => AuthorizeByPhone(question),
            "license/get_license" => Read(question),
            "license/archive" => SendFile(question),
            _ => Failed("未提供该服务", "NO_SUCH_SERVICE"),
        };

    private JsonObject SignIn(StandInQuestion question)
    {
        var body = question.Body;
        var isKnown = question.Signer is { } caller && Text(body, "account") == caller.Account
            && HasAll((body, "app_key"), (body, "app_secret"), (body, "password"));
        return isKnown && Province.Behavior is not StandInBehavior.SignInRefused
            ? Done(new JsonObject { ["access_token"] = Tokens.Give(Text(body, "account")!) }, isData: false)
            : Failed("应用或账号不对");
    }

    private JsonObject AuthorizeByDuty(StandInQuestion question)
    {
        var body = question.Body;
        var who = body["operator"] as JsonObject;
        var isWhole = HasAll(
            [(body, "identity_number"), (body, "service_item_code"), (body, "service_item_name"), (body, "biz_num"), .. _operator.Select(name => (who, name))]);
        return question.Signer is null || !isWhole ? Failed("必填参数为空", "PARAM_MISSING")
            : Authorized(Province.Of(Text(body, "identity_number")!, kind: null));
    }

    private JsonObject AuthorizeByPhone(StandInQuestion question)
    {
        var body = question.Body;
        return question.Signer is null
            || !HasAll((body, "credential"), (body, "service_item_code"), (body, "service_item_name"), (body, "biz_num"))
                ? Failed("必填参数为空", "PARAM_MISSING")
            : Province.Behavior is StandInBehavior.PhoneRefused || Province.Redeem(Text(body, "credential")).License is not { } shown
                ? Failed("登录凭证无效", "CREDENTIAL_REFUSED")
            : Authorized(Province.Of(shown.HolderCodes[0], kind: null));
    }

    private JsonObject Authorized(ImmutableArray<StandInLicense> licenses)
    {
        var answer = Done(
            Province.Behavior is StandInBehavior.WrongType
                ? "见附件"
                : new JsonArray([.. licenses.Select(license => (JsonNode)Record(license))]));
        answer["auth_codes"] = new JsonArray([.. licenses.Select(license => (JsonNode)Province.Authorize(license))]);
        return answer;
    }

    private JsonObject Read(StandInQuestion question) =>
        Province.AuthorizedBy(question.Behind("auth_code")) is not { } license ? Failed("auth_code 无效或已过期")
        : Province.Behavior is StandInBehavior.WrongType ? Done("见附件")
        : Done(Record(Province.Instead(license)));

    private JsonObject SendFile(StandInQuestion question)
    {
        if (Province.AuthorizedBy(question.Behind("auth_code")) is not { } license)
        {
            return Failed("auth_code 无效或已过期");
        }

        if (Province.HandOver(license, "用证") is not { } file)
        {
            return Failed("无证照文件", "NO_FILE");
        }

        var sent = Province.Behavior is StandInBehavior.NotAFile ? "nothing"u8.ToArray() : file;
        return Done(new JsonObject { ["file_name"] = "证照.ofd", ["file_data"] = Convert.ToBase64String(sent) });
    }

    private JsonObject Record(StandInLicense license)
    {
        var items = Province.Items(license);
        var face = (JsonObject)license.Face.DeepClone();
        face["ZZBS"] = license.Identifier;
        face["ZZHM"] = license.Number;
        face["CYRMC"] = Item("certificate_holder_name");
        face["CYRSFZJHM"] = Item("certificate_holder_code");
        var record = new JsonObject
        {
            ["license_code"] = "998800" + RandomNumberGenerator.GetHexString(12),
            ["name"] = Item("certificate_name"),
            ["id_code"] = license.Number,
            ["holder_name"] = Item("certificate_holder_name"),
            ["holder_identity_type"] = "10",
            ["holder_identity_num"] = Item("certificate_holder_code"),
            ["issue_org_name"] = Item("certificate_issuing_authority_name"),
            ["issue_date"] = Item("certificate_issuing_authority_date"),
            ["begin_date"] = Item("certificate_validate_start"),
            ["expiry_date"] = Item("certificate_validate_end"),
            ["trust_level"] = "A",
            ["license_status_name"] = license.Status,
            ["data_fields"] = Quoted(face),
        };
        if (Province.Behavior is StandInBehavior.ExtraFields)
        {
            record["x"] = new JsonArray(1, 2);
        }

        return record;

        string? Item(string name) => items[name] is JsonValue value ? value.ToString() : null;
    }

    // A single quote in a value is written with a stroke before it.
    private string Quoted(JsonObject face) => Province.Behavior is StandInBehavior.SingleQuotes
        ? "{" + string.Join(", ", face.Select(field => $"'{field.Key}': '{Escaped(field.Value)}'")) + "}"
        : face.ToJsonString(_readable);

    private static string Escaped(JsonNode? value) =>
        (value?.ToString() ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

    private static JsonObject Done(JsonNode data, bool isData = true)
    {
        var answer = new JsonObject { ["ack_code"] = "SUCCESS", ["errors"] = new JsonArray(), ["correlation_id"] = "1" };
        if (isData)
        {
            answer["data"] = data;
        }
        else
        {
            foreach (var (name, value) in data.AsObject())
            {
                answer[name] = value?.DeepClone();
            }
        }

        return answer;
    }

    private static JsonObject Failed(string message, string? code = null) => new()
    {
        ["ack_code"] = "FAILURE",
        ["errors"] = new JsonArray(code is null ? message : new JsonObject { ["code"] = code, ["message"] = message }),
        ["data"] = null,
    };

    private static string? Text(JsonObject? data, string name) => StandInQuestion.Text(data, name);
}
