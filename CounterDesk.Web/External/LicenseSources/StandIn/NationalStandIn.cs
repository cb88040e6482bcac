using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// The shape of GB/T 36906 with the national gateway's names: it refuses everything that lacks what the interfaces call
/// mandatory.
/// </summary>
internal sealed class NationalStandIn(StandInProvince province, StandInTokens tokens) : StandInDialect(province, tokens)
{
    private const string TokenPath = "elssp/v1/GetAccessToken";
    private const string Feedback = "feedback/";
    private const int DigitsOfAnArea = 12;
    private const string FilePath = "elssp/v1/GetCertificateFileByCertificateID";

    private const string FeedPath = "library/changes";

    public override bool Speaks(string path) =>
        path.StartsWith("elssp/", StringComparison.Ordinal) || path.StartsWith(Feedback, StringComparison.Ordinal)
        || path is FeedPath
        || path is "verifyCertInfo" or "verifyFile" or "queryCertInfoByQRcode";

    public override StandInAnswer Answer(StandInQuestion question) => new(AnswerEnvelope(question))
    {
        IsGarbled = Province.Behavior is StandInBehavior.WrongCipher && question.Path is not (TokenPath or FilePath),
    };

    private JsonObject AnswerEnvelope(StandInQuestion question)
    {
        if (Province.Behavior is StandInBehavior.Quota)
        {
            return Said("429", "今日调用次数已用完");
        }

        if (question.Signer is null || Province.Behavior is StandInBehavior.SignInRefused)
        {
            return Said("11", "认证失败");
        }

        if (question.Path is TokenPath)
        {
            return Tokens.SignIn(Text(question.Body, "accountId"), Text(question.Body, "accessId"), Text(question.Body, "sign"), Province.Skew)
                is { } token
                ? Done(new JsonObject { ["accessToken"] = token })
                : Said("11", "认证失败");
        }

        var (head, data) = (question.Head, question.Data);
        return !Tokens.IsSignedIn(Text(head, "accountId"), Text(head, "accessToken")) ? Said("11", "令牌已失效")
            : !SaysWhoAsks(head) || !HasAll((head, "accessId"), (head, "reqTime"), (data, "useCause"))
                || Text(data, "useCause")!.Length > MostOfACause ? Said("12", "必填参数为空")
            : question.Path.StartsWith(Feedback, StringComparison.Ordinal) && !SaysWhere(head!) ? Said("12", "areaCode 须为 12 位")
            : AnswerCall(question.Path, data!, Text(head!["projectInfo"] as JsonObject, "projectNo")!, question.Self);
    }

    private JsonObject AnswerCall(string path, JsonObject data, string number, string self) => path switch
    {
        "elssp/v1/GetCertificateDataByHolder" => Search(data),
        "elssp/v1/GetCertificateDataByCertificateID" => Province.Find(Text(data, "certIdentifier")) is { } found
            ? Done(Whole(found))
            : Said("10", "未查询到证照"),
        FilePath => SendFile(data, self),
        "verifyCertInfo" => Done(new JsonObject { ["result"] = Province.Compare(data["certData"] as JsonObject), ["message"] = "验证完成" }),
        "verifyFile" => Done(new JsonObject { ["result"] = Province.CompareFile(Text(data, "content")), ["message"] = "验证完成" }),
        "queryCertInfoByQRcode" => Province.Redeem(Text(data, "qrcode")) is var (shown, code, words) && shown is not null
            ? Done(new JsonObject { ["cert_identifier"] = shown.Identifier })
            : Said(code, words),
        FeedPath => Province.Feed.Page(Text(data, "cursor"), (int?)data["pageSize"] ?? 1000, Province.Behavior) is { } page
            ? Done(page)
            : Said("41", "游标已失效"),
        "feedback/lack" => Take(data, number, "certificateTypeName", "certificateIssuingAuthorityName", "certificateHolderName", "certificateHolderCode"),
        "feedback/error" => Take(data, number, "certificateIdentifier", "problemRemark"),
        "feedback/loadFailure" => Take(data, number, "certificateIdentifier"),
        "feedback/result" => Province.FindReport(Text(data, "receiptNumber"), number) is (var receipt, var result)
            ? Done(new JsonObject { ["receiptNumber"] = receipt, ["result"] = result })
            : Said("10", "没有这件反馈"),
        _ => Said("2", "未提供该服务"),
    };

    private JsonObject Search(JsonObject data)
    {
        if (!HasAll((data, "holderCode")))
        {
            return Said("110", "持证主体代码为空");
        }

        if (Text(data, "holderTypeCode") is not { Length: 3 })
        {
            return Said("103", "持证主体代码类型错误");
        }

        var found = Province.Of(Text(data, "holderCode")!, Text(data, "certTypeCode"));
        return found.IsEmpty ? Said("10", "未查询到证照")
            : Province.Behavior is StandInBehavior.WrongType ? Done("见附件")
            : Done(new JsonArray([.. found.Select(license => (JsonNode)Province.Items(license))]));
    }

    private JsonObject SendFile(JsonObject data, string self)
    {
        if (Province.Find(Text(data, "certificateIdentifier")) is not { } license)
        {
            return Said("10", "未查询到证照");
        }

        if (!HasAll((data, "certificateCopyCause")) || Text(data, "certificateCopyExpiringTime") is not { Length: 14 })
        {
            return Said("12", "必填参数为空");
        }

        if (Province.HandOver(license, Text(data, "certificateCopyCause")!) is not { } file)
        {
            return Said("10", "无证照文件");
        }

        if (Province.Behavior is StandInBehavior.Link or StandInBehavior.ForeignLink)
        {
            var name = Province.Link(file);
            var address = Province.Behavior is StandInBehavior.Link ? $"{self}/files/{name}" : $"http://192.0.2.1/files/{name}";
            return Done(new JsonObject { ["contentType"] = "http", ["content"] = address });
        }

        var content = Province.Behavior switch
        {
            StandInBehavior.WrongCipher => RandomNumberGenerator.GetBytes(file.Length),
            StandInBehavior.NotAFile => "nothing"u8.ToArray(),
            _ => file,
        };
        return Done(new JsonObject { ["contentType"] = "base64", ["content"] = Convert.ToBase64String(content) });
    }

    private static bool SaysWhere(JsonObject head) => (head["clientInfo"] as JsonObject) is var client
        && HasAll((client, "areaName")) && Text(client, "areaCode") is { Length: DigitsOfAnArea } code && code.All(char.IsAsciiDigit);

    private JsonObject Take(JsonObject data, string number, params string[] mandatory)
    {
        if (!HasAll(mandatory.Select(name => ((JsonObject?)data, name))) || FilesOf(data) is not { } files)
        {
            return Said("12", "必填参数为空");
        }

        var receipt = Province.TakeReport(number, Text(data, "telephone"), files);
        return Province.Behavior switch
        {
            StandInBehavior.WrongType => Done("见附件"),
            StandInBehavior.FieldMissing => Done(new JsonObject()),
            _ => Done(new JsonObject { ["receiptNumber"] = receipt }),
        };
    }

    // Nobody has to send any; what is sent has a number, a name and content.
    private static ImmutableArray<byte[]>? FilesOf(JsonObject data)
    {
        if (data["fileList"] is not { } list)
        {
            return ImmutableArray<byte[]>.Empty;
        }

        var files = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var file in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var content = new byte[Text(file, "fileContent")?.Length ?? 0];
            if (file["seqNo"] is null || !HasAll((file, "fileName"))
                || !Convert.TryFromBase64String(Text(file, "fileContent") ?? "", content, out var length) || length is 0)
            {
                return null;
            }

            files.Add(content[..length]);
        }

        return files.Count > 0 ? files.ToImmutable() : null;
    }

    private JsonNode Whole(StandInLicense license)
    {
        if (Province.Behavior is StandInBehavior.WrongType)
        {
            return "见附件";
        }

        var sent = Province.Instead(license);
        var whole = Province.Items(sent);
        whole["certData"] = sent.Face.DeepClone();
        return whole;
    }

    private JsonObject Done(JsonNode data) => Province.Behavior is StandInBehavior.UnknownCode
        ? Said("E-7788", "系统繁忙")
        : Said("0", "成功", data);

    private static string? Text(JsonObject? data, string name) => StandInQuestion.Text(data, name);
}
