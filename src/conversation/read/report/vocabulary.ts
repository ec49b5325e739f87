/**
 * The words that a reply is read by, as people in an office write them.
 *
 * Phrases are separated by " / ". A word typed without diacritics matches every phrase that it could stand for; where
 * several groups could match, the longest phrase wins, then the group that stands higher: doubt stands above consent.
 * "=" before a phrase: only as written, because without diacritics it is too easily another word.
 * The groups under "harmless" are all that may stand beside a word of completion for it to be believed.
 */
const GROUPS = {
  // Words that look like another group's word but are not.
  other:
    'đăng ký / đăng tải / đảng viên / đảng uỷ / đảng bộ / chi bộ / sao lưu / bản sao / sáp nhập / đăng báo / ' +
    'chức năng / thành phần / toàn phần / cổ phần / thị trường / thị xã / thị trấn / thi hành / cán bộ / căn cứ / ' +
    'con người / chủ tịch / chủ đầu tư / chủ trương / học sinh / công tác / nhân dân / phân công / phần mềm / ' +
    'chứ không phải / chứ không / chủ trì / chú ý / đang họp / đang bận / đang đi / đang nghỉ / đang ăn / ' +
    'đang ốm / đang đọc / đang xem / công nhận / đã công nhận / xác nhận / đã xác nhận / chứng nhận / chấp nhận / ' +
    'thừa nhận / đảm nhận / nhận xét / đã nhận xét / nhận định / nhận thức / đã thông qua / đã thông báo / ' +
    'đã thông xe / đã thông tuyến / nhận đủ / đã nhận đủ / tiếp nhận đủ / đã tiếp nhận đủ',

  // What undoes the last report.
  undo:
    '=nhầm / nhầm rồi / hoàn tác / đính chính / xin đính chính / undo / gửi nhầm / báo nhầm / bấm nhầm / ' +
    'nhắn nhầm / ghi nhầm / nhập nhầm / báo cáo nhầm / em nhầm / huỷ báo cáo / huỷ báo cáo vừa rồi / ' +
    'huỷ báo cáo vừa gửi / huỷ bỏ báo cáo / thu hồi báo cáo / rút báo cáo / rút lại báo cáo / xin rút lại / ' +
    'xin huỷ / xoá báo cáo / bỏ báo cáo vừa rồi / huỷ vừa rồi / huỷ tin / huỷ cái vừa rồi / huỷ kết quả / ' +
    'vừa rồi nhầm / nhầm lẫn / =lộn / gửi lộn / lộn rồi',
  undo_perhaps: 'nhầm / huỷ / huỷ bỏ / sai rồi / không đúng / rút lại / thu hồi / sửa lại',

  // What passes the task on.
  handover:
    'không phải việc của / không phải nhiệm vụ của / không phải của / không phải việc / không phải nhiệm vụ / ' +
    'không phải trách nhiệm / không phải đơn vị / không phải bên / không phải chức năng / không thuộc thẩm quyền / ' +
    'không thuộc chức năng / không thuộc nhiệm vụ / không thuộc phạm vi / không thuộc trách nhiệm / ' +
    'không thuộc lĩnh vực / không thuộc đơn vị / không thuộc / không đúng thẩm quyền / không đúng chức năng / ' +
    'ngoài thẩm quyền / giao nhầm / nhầm đơn vị / gửi nhầm đơn vị / giao nhầm đơn vị / sai đơn vị / =nhầm sở / ' +
    'không phụ trách / không chủ trì / không được giao / đề nghị giao / đề nghị phân công / đã bàn giao cho / ' +
    'đã bàn giao sang / chuyển giao cho / đơn vị khác chủ trì / đề nghị chuyển đơn vị khác / chuyển đơn vị khác / ' +
    'chuyển cho đơn vị khác / chuyển sang đơn vị khác',
  // These pass the task on only when an authority is named after them.
  transfer:
    'đã chuyển sang / đã chuyển cho / đã chuyển qua / đã chuyển về / đề nghị chuyển / đề nghị chuyển sang / ' +
    'đề nghị chuyển cho / xin chuyển / xin chuyển sang / xin chuyển cho / chuyển sang / chuyển cho / chuyển qua / ' +
    'đề nghị chuyển nhiệm vụ / đề nghị chuyển nhiệm vụ này / đề nghị chuyển việc này / việc này của / ' +
    'việc này là của / nhiệm vụ này của / nhiệm vụ này là của / cái này của / việc của / nhiệm vụ của / ' +
    'thuộc thẩm quyền của / thuộc thẩm quyền / thuộc trách nhiệm của / thuộc trách nhiệm / thuộc nhiệm vụ của / ' +
    'thuộc chức năng của / thuộc / thuộc về / việc này do / nhiệm vụ này do',

  // What asks for a later date.
  extension:
    'gia hạn / lùi hạn / lùi thời hạn / lùi thời gian / lùi tiến độ / lùi đến / lùi tới / lùi sang / lùi lại / ' +
    'xin lùi / đề nghị lùi / cho lùi / cho em lùi / điều chỉnh thời hạn / điều chỉnh thời gian / ' +
    'điều chỉnh tiến độ / điều chỉnh hạn / kéo dài thời gian / kéo dài thời hạn / kéo dài đến / xin kéo dài / ' +
    'dời hạn / dời thời hạn / dời đến / dời sang / xin dời / hoãn đến / hoãn sang / =xin hoãn / xin hoãn đến / ' +
    'giãn tiến độ / chuyển thời hạn / chuyển hạn / xin thêm thời gian / cho thêm thời gian / thêm thời gian / ' +
    'thêm hạn / đổi hạn / thay đổi thời hạn / ra hạn',
  // A later date only when an amount of time follows.
  more:
    'xin thêm / cho thêm / cho xin thêm / cho em thêm / cho em xin thêm / đề nghị thêm / đề nghị cho thêm / ' +
    'xin lùi thêm / mong thêm',
  extension_refused:
    'không xin gia hạn / không cần gia hạn / không gia hạn / chưa cần gia hạn / chưa xin gia hạn / ' +
    'không phải gia hạn / không đề nghị gia hạn / không lùi hạn / khỏi gia hạn',
  extension_past:
    'đã gia hạn / đã được gia hạn / đã xin gia hạn / được gia hạn / vừa gia hạn / đã có văn bản xin gia hạn',

  // What asks something.
  question:
    'lúc nào / bao lâu / là gì / gì vậy / gì thế / gì ạ / gì đây / cái gì / việc gì / làm gì / nội dung gì / ' +
    'ai phối hợp / ai chủ trì / ai làm / ai là / cho ai / với ai / của ai / ai vậy / là ai / do ai / ' +
    'ai thực hiện / ai phụ trách / ai ký / ai nhận / đơn vị nào / cơ quan nào / việc nào / nhiệm vụ nào / ' +
    'ngày nào / ở đâu / chỗ nào / thế nào / ra sao / như nào / làm sao / tại sao / vì sao / sao lại / sao vậy / ' +
    'nhỉ / =hả / =à / hả / =hỏi / cho hỏi / xin hỏi / em hỏi / phải không / đúng không / được không / có phải / ' +
    'hay chưa / hay không / bao nhiêu / =mấy / chưa rõ / không rõ / chưa hiểu / không hiểu / chứ nhỉ / =chứ / ' +
    'xong chứ / rồi chứ / chứ ạ / chưa vậy / chưa thế / chưa nhỉ / không vậy / không thế / không nhỉ / who / ' +
    'what / when / sở nào',
  when: 'khi nào / bao giờ',

  // What stands in the way. The words after an obstacle name it; a lack names itself.
  no_obstacle:
    'hết vướng / hết vướng mắc / không vướng / không vướng gì / không vướng mắc / không vướng mắc gì / ' +
    'không có vướng mắc / không có vướng mắc gì / không có khó khăn / không có khó khăn gì / không gặp khó khăn / ' +
    'không gặp khó khăn gì / không khó khăn / không khó khăn gì / không có khó khăn vướng mắc / ' +
    'không có khó khăn vướng mắc gì / không có khó khăn , vướng mắc / không có khó khăn , vướng mắc gì / ' +
    'không gặp khó khăn , vướng mắc / không gặp khó khăn , vướng mắc gì / không còn vướng / không còn vướng mắc / ' +
    'không còn khó khăn / không bị vướng / chưa vướng / chưa vướng gì / chưa có vướng mắc / chưa có vướng mắc gì / ' +
    'chưa gặp khó khăn / chưa gặp khó khăn gì / chưa thấy vướng / đã tháo gỡ / đã tháo gỡ vướng mắc / ' +
    'đã tháo gỡ khó khăn / đã tháo gỡ xong / đã gỡ vướng / đã hết vướng / đã giải quyết vướng mắc / ' +
    'đã giải quyết xong vướng mắc / hết khó khăn / đã tháo gỡ được / đã tháo gỡ được vướng mắc / không có vướng',
  obstacle:
    'vướng / vướng mắc / vướng ở / vướng chỗ / vướng về / vướng mắc về / vướng mắc ở / vướng mắc trong / ' +
    'có vướng mắc / có vướng mắc về / bị vướng / bị vướng ở / còn vướng / còn vướng mắc / đang vướng / ' +
    'đang vướng mắc / gặp vướng mắc / đang bị vướng / vẫn vướng / vẫn còn vướng / do vướng / vì vướng / khó khăn / ' +
    'khó khăn về / khó khăn trong / khó khăn là / khó khăn do / gặp khó khăn / gặp khó khăn về / ' +
    'gặp khó khăn trong / gặp khó khăn do / gặp nhiều khó khăn / gặp nhiều khó khăn về / còn khó khăn / ' +
    'còn khó khăn về / có khó khăn / có khó khăn về / đang gặp khó khăn / đang gặp khó khăn về / ' +
    'còn gặp khó khăn / đang khó khăn / khó khăn vướng mắc / khó khăn , vướng mắc / khó khăn , vướng mắc về / ' +
    'gặp khó khăn , vướng mắc / gặp khó về / vướng do / vướng vì / vướng mắc do / trở ngại / trở ngại về',
  obstacle_named:
    'bị tắc / ách tắc / đang tắc / =tắc / bị kẹt / đang kẹt / =kẹt / mắc ở / đang mắc ở / mắc ở chỗ / =thiếu / ' +
    'còn thiếu / đang thiếu / không đủ / chưa đủ / chưa bố trí được / chưa bố trí / chưa được bố trí / ' +
    'chưa cân đối được / chưa được cấp / chưa được phân bổ',
  // Completed below by what can lack: "chưa có vốn".
  lack: '',
  waiting: '=chờ / đang chờ / còn chờ / phải chờ / vẫn chờ / =đợi / đang đợi / còn đợi / phải đợi / chờ đợi',
  because: 'vì / do / bởi / bởi vì / nguyên nhân / lý do / lí do / tại vì / nguyên nhân do / nguyên nhân là',

  // Completion denied, doubted, promised, wished for, partial.
  not_started:
    'chưa làm / chưa làm gì / chưa làm được gì / chưa thực hiện / chưa thực hiện được / chưa triển khai / ' +
    'chưa triển khai được / chưa triển khai gì / chưa bắt đầu / chưa bắt đầu làm / chưa tiến hành / ' +
    'chưa khởi động / chưa động đến / chưa đụng đến / chưa khởi công / chưa bắt tay vào / chưa bắt tay vào làm / ' +
    'chưa tổ chức thực hiện / chưa tổ chức triển khai / chưa đả động / không làm gì / chưa th / not started / ' +
    'chưa được triển khai',
  cannot:
    'không thể / chưa thể / chưa chắc / khó / khó mà / khó có thể / khó lòng / chậm / chậm hoàn thành / làm sao / ' +
    'không kịp / chưa kịp / khó kịp / sao được / không nổi / quá hạn / trễ / trễ hạn / chậm tiến độ',
  not_yet: 'chưa / vẫn chưa / còn chưa / chưa được / chưa có / chưa hề / not yet / chưa hẳn',
  not:
    'không / chẳng / chả / =đâu / đâu có / không hề / not / no / đừng / không được / không phải / =làm gì có / ' +
    'không có gì / không có gì ạ / không có gì cả',
  doubt:
    'hình như / =chắc / chắc là / chắc / chắc chắn / có lẽ / có thể / nghe nói / nghe / nghe đâu / tưởng / ' +
    'cứ tưởng / không biết / dường như / có vẻ / hẳn / đoán / nghĩ / nghĩ là / bảo / nói / thấy bảo / được biết / ' +
    'theo em biết / không chắc / đáng lẽ / lẽ ra / =đáng ra / trăm phần trăm / một trăm phần trăm / coi như / xem như / gọi là / nếu như',
  condition:
    'nếu / nếu mà / khi / sau khi / trước khi / ngay khi / đến khi / tới khi / thì / mới / để / giá mà / miễn / ' +
    'hễ / trường hợp / trong trường hợp / tuỳ / chỉ khi / bao giờ mà',
  demand:
    'đề nghị / cần / cần phải / phải / yêu cầu / mong / nhờ / hãy / đôn đốc / chỉ đạo / nên / thúc / giục / ' +
    'kính đề nghị / xin / cho / giao / đi / cho xong / hạn / thời hạn / mời / cấp bách',
  contrast:
    'nhưng / nhưng mà / song / tuy / tuy nhiên / mà / mặc dù / dù / trừ / ngoại trừ / chỉ / riêng / ngoài ra / ' +
    'còn lại / mỗi tội / có điều / ngoài / chỉ có / chỉ là',
  remaining: 'còn / chỉ còn / vẫn còn / còn nữa / nữa / nốt / chỉ còn lại / còn dở',
  running:
    'đang / đang làm / đang thực hiện / đang triển khai / đang hoàn thiện / hiện đang / vẫn đang / đang trong / ' +
    'tiếp tục thực hiện / tiếp tục triển khai / tiếp tục làm / đã bắt đầu / đã bắt đầu làm / bắt đầu làm / ' +
    'mới bắt đầu / mới bắt đầu làm / mới triển khai / mới làm / đã khởi công / đã bắt tay vào / làm dở / dở dang / ' +
    'đang dở / in progress / doing / wip / đang làm dở / vẫn làm / đã khởi động / đang chuẩn bị / đang tiến hành / ' +
    'đang xử lý / bắt đầu triển khai / đang trình',
  about_to:
    'sắp / sắp sửa / mai / ngày mai / sáng mai / chiều mai / tối mai / tí nữa / chút nữa / lát nữa / tý nữa / ' +
    'sớm / chuẩn bị / nay mai / sớm thôi / một tí nữa / mấy hôm nữa / vài hôm nữa / sắp tới / sắp tới nơi',
  promised:
    'sẽ / dự kiến / phấn đấu / cố gắng / =cố / cam kết / hứa / hẹn / quyết tâm / tuần sau / tuần tới / tháng sau / ' +
    'tháng tới / quý sau / quý tới / năm sau / năm tới / sang năm / sang tuần / sang tháng / sang quý / ' +
    'cuối tháng / cuối năm / cuối quý / cuối tuần / đầu tháng / đầu năm / đầu tuần / đầu quý / ngày kia / ' +
    'hôm sau / kịp / nhất định / đảm bảo / bảo đảm / mục tiêu / tranh thủ / khẩn trương / tập trung / =tối / ' +
    '=tới / toi / tối nay / kế hoạch là / dự tính / ước tính / thời gian tới / theo dự kiến / muốn / định / ' +
    'hy vọng / rồi sẽ / kiểu gì cũng / trong tuần / trong tháng / trong quý / trong năm / trong ngày / từ nay / ' +
    'trong hôm nay / chiều nay / trưa nay / tuần này / tháng này / quý này / năm nay',
  near:
    'gần / cơ bản / về cơ bản / hầu như / hầu hết / gần như / suýt / phần lớn / đa số / chủ yếu / tương đối / ' +
    '=tạm / tạm thời / đại khái / gần hết / gần gần / xấp xỉ / kha khá',
  part:
    'phần / bước / giai đoạn / khâu / một phần / một nửa / =nửa / một ít / một số / vài / dự thảo / bản thảo / ' +
    'sơ bộ / bước đầu / đợt / hạng mục / hồ sơ / khảo sát / thủ tục / từng phần / hợp phần / phân kỳ / ' +
    'dự án thành phần / lần một / công đoạn / mức / đề cương / bản nháp / nháp / phần việc / một đoạn / ' +
    'tiểu dự án / cấp xã / cấp huyện',
  counted:
    'hộ / thôn / dự án / công trình / tiêu chí / chỉ tiêu / nội dung / trường / điểm / khu / tuyến / km / mục / ' +
    'thửa / ha / người',
  work_part: 'được một nửa / được nửa / được một phần / được một ít / một nửa rồi',

  // Completion.
  done_just: 'vừa xong / vừa mới xong / mới xong / vừa hoàn thành / vừa mới hoàn thành / mới hoàn thành / vừa làm xong',
  done: 'xong / xong xuôi / done / completed / finished / finish',
  // "giải quyết xong" is not among them: it may be an obstacle or a petition that is settled.
  // A wish or a title may use these without a word of the past.
  done_formal: 'hoàn thành / hoàn tất / làm xong / thực hiện xong / triển khai xong / xử lý xong',

  // Harmless beside a word of completion.
  had: 'đã / đã được',
  already: 'rồi',
  wholly: 'hết / toàn bộ / hoàn toàn / tất cả / cả / trọn vẹn / đầy đủ / hết cả / hết sạch / mọi việc / đều',
  nodded: 'ok / oke / okie / oki / okê / okay / okla / ô kê / vâng / dạ vâng / yes / =ừ / uhm / =ừm / =rõ / ro / dạ rõ',
  acknowledged:
    'ok rồi / ok la / đã nhận / đã nhận được / nhận được / đã tiếp nhận / tiếp nhận / đã rõ / rõ rồi / noted / ' +
    'nhất trí / đồng ý / đã biết / biết rồi / đã đọc / đã xem / đã hiểu / hiểu rồi / ghi nhận / xin ghi nhận / ' +
    'đã ghi nhận / nhận rồi / đã nắm / nắm được / đã nắm được / nắm rồi / tuân lệnh / roger / copy / ' +
    'nhận nhiệm vụ / xin nhận nhiệm vụ / xin tiếp nhận / đã nhận nhiệm vụ / đã tiếp nhận nhiệm vụ / ' +
    'đã nhận văn bản / đã nhận thông báo / đã nhận thông tin / nhận thông tin / đã thông / nhận / sẽ lưu ý / ' +
    'tiếp thu / xin tiếp thu / got it / received',
  past_time:
    'vừa rồi / vừa qua / hôm qua / hôm kia / hôm trước / tuần trước / tháng trước / quý trước / năm ngoái / ' +
    'năm trước / đầu tuần trước / cuối tuần trước / cuối tháng trước / đầu tháng trước / chiều qua / sáng qua / ' +
    'tối qua / bữa trước / bữa qua / lâu rồi / từ lâu / từ lâu rồi / trước đó / hồi tuần trước / hồi tháng trước',
  this_time: 'hôm nay / sáng nay / nay',
  time_link: 'từ / vào / ngày / hôm / vào ngày / từ ngày / từ hôm / hồi / vào hôm / lúc',
  on_time:
    'đúng hạn / trước hạn / đúng thời hạn / trước thời hạn / đúng tiến độ / vượt tiến độ / đúng thời gian / ' +
    'kịp thời',
  as_planned:
    'theo kế hoạch / đúng kế hoạch / theo tiến độ / theo quy định / đúng quy định / theo yêu cầu / đúng yêu cầu / ' +
    'theo chỉ đạo / đảm bảo tiến độ / bảo đảm tiến độ / theo nhiệm vụ được giao / tốt / đảm bảo chất lượng / ' +
    'đạt yêu cầu',
  plan: 'kế hoạch',
  work: 'làm / thực hiện / triển khai / tổ chức thực hiện / tổ chức triển khai / xử lý / thi công',
  progress_word:
    'đạt / được / đạt được / tiến độ / tiến độ đạt / khối lượng / khối lượng công việc / làm được / ' +
    'thực hiện được / đã làm được / đã được / mức độ hoàn thành / tỷ lệ hoàn thành / tỉ lệ hoàn thành / ' +
    'tiến độ thực hiện / mới được / mới đạt / mới làm được',
  about: 'khoảng / tầm / trên / hơn / ước / ước đạt / cỡ / chừng / mới',
  so_far: 'đến nay / hiện / hiện nay / hiện tại / tính đến nay / đến thời điểm này / đến giờ / tới nay',
  report_lead: 'báo cáo / xin báo cáo / kính báo cáo / em báo cáo / em xin báo cáo / xin phép báo cáo',
  address:
    'kính gửi / kính thưa / =thưa / kính chào / gửi anh / gửi chị / báo cáo anh / báo cáo chị / báo cáo a / ' +
    'báo cáo sếp / báo cáo lãnh đạo / báo cáo các anh / báo cáo các anh chị / báo cáo bác / em báo cáo anh / ' +
    'em báo cáo chị',
  ours:
    'bên em / bên tôi / bên mình / đơn vị em / đơn vị tôi / đơn vị mình / đơn vị chúng tôi / chúng tôi / ' +
    'chúng em / sở em / phòng em / cơ quan em / cơ quan tôi / cơ quan chúng tôi / huyện em / xã em / đơn vị / ' +
    'sở chúng tôi / bọn em / bên sở em / phía em / phía đơn vị',
  task_word:
    'nhiệm vụ / nhiệm vụ này / nhiệm vụ trên / các nhiệm vụ / nhiệm vụ được giao / các nhiệm vụ được giao / ' +
    'công việc / công việc này / công việc được giao / việc / việc này / việc đó / việc được giao / cái này / ' +
    'nội dung này / nội dung được giao / mục này / task / task này',
  polite:
    'ạ / a / anh / em / e / =chị / =tôi / =cô / =bác / =chú / anh chị ơi / anh chị ạ / a c ạ / anh ơi / chị ơi / ' +
    'em ơi / a ơi / c ơi / bác ơi / chú ơi / cô ơi / chị ạ / bác ạ / chú ạ / cô ạ / em ạ / anh ạ / sếp ơi / ' +
    'sếp ạ / trân trọng / trân trọng báo cáo / trân trọng cảm ơn / =đấy / =đó / thôi ạ / mọi người ơi / ' +
    'cả nhà ơi / bot ơi / và / chào anh / chào chị / xin chào / chào / anh chị em',
  soft_order: 'nhé / nha / nhá / nhen / nhớ',
  courtesy:
    'dạ / cảm ơn / cám ơn / xin cảm ơn / dạ cảm ơn / thanks / tks / thank you / thank / cảm ơn anh / cảm ơn chị / ' +
    'cảm ơn ạ',

  // Documents and the authorities they come from or go to.
  document_word:
    'văn bản / công văn / báo cáo số / văn bản số / công văn số / quyết định / quyết định số / kế hoạch số / ' +
    'tờ trình / tờ trình số / thông báo / thông báo số / số / cv số / báo cáo tại / báo cáo bằng / tại / bằng / ' +
    'tại văn bản / tại văn bản số / tại công văn / tại công văn số / tại báo cáo / tại báo cáo số / bằng văn bản / ' +
    'bằng văn bản số / tại quyết định / tại quyết định số / qua / có báo cáo / đính kèm / kèm theo / gửi kèm / ' +
    'nghị quyết số / nghị quyết / báo cáo tại văn bản / báo cáo tại văn bản số / tại tờ trình / tại tờ trình số / ' +
    'chỉ thị / chỉ thị số',
  document_after:
    'theo / theo văn bản / theo văn bản số / theo quyết định / theo quyết định số / theo công văn / ' +
    'theo công văn số',
  authority:
    'sở / ubnd / uỷ ban / hđnd / hội đồng / bộ / huyện / tỉnh / cục / chi cục / trung ương / tw / chính phủ / ' +
    'thủ tướng / ban quản lý / văn phòng / nhà thầu / chủ đầu tư / kho bạc / công an / =xã / thành phố / ' +
    'cấp trên / cấp có thẩm quyền / lãnh đạo / ubnd tỉnh / chủ tịch ubnd tỉnh / văn phòng ubnd tỉnh / hđnd tỉnh / ' +
    'tỉnh uỷ / bộ ngành / sở ngành / đơn vị tư vấn / tư vấn / ngân hàng / sở tài chính / phòng / thanh tra / bql / ' +
    'vp ubnd',
} as const satisfies Record<string, string>;

/** What can be lacking, and how people say that it is. */
const LACKED =
  'vốn / kinh phí / nguồn / nguồn vốn / nguồn kinh phí / mặt bằng / hướng dẫn / văn bản hướng dẫn / tiền / ' +
  'nhân lực / người / số liệu / cơ chế / quy định / ý kiến / quỹ đất / đất / biên chế / cán bộ / thông tư / ' +
  'nghị định / mặt bằng sạch / chỉ tiêu';
const LACKING =
  'chưa bàn giao / chưa bàn giao được / chưa giải phóng / chưa giải phóng được / chưa có / không có / thiếu / ' +
  'chưa được cấp / chưa được bố trí / không đủ / chưa đủ / chưa bố trí được / chưa bố trí / hết';

export type Marker = keyof typeof GROUPS;

/** Every phrase of every group, in the order of the groups. */
export const PHRASES: readonly (readonly [Marker, string])[] = markers().flatMap((marker) =>
  phrasesOf(marker).map((phrase) => [marker, phrase] as const),
);

function markers(): Marker[] {
  return Object.keys(GROUPS) as Marker[];
}

function phrasesOf(marker: Marker): string[] {
  if (marker === 'lack') return split(LACKING).flatMap((verb) => split(LACKED).map((noun) => `${verb} ${noun}`));
  return split(GROUPS[marker]);
}

function split(list: string): string[] {
  return list.split(' / ').filter((phrase) => phrase !== '');
}
